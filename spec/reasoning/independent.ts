/**
 * Independent parts: channels between which no coins can flow, and which share no debts.
 *
 * What happens in one part makes no difference in another, and none of it has to happen before the rest: what
 * the player can make sure of in all of them together is the sum.
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

/** The parts of the view, for a target that all of them may pay; its own balance is in none of them. */
export const independentParts = ({ chain, statuses }: View, target: Address): readonly View[] =>
  connected({ chain, statuses }, target).map((part) => ({
    chain: { ...chain, balances: within(chain.balances, part), outcomes: within(chain.outcomes, part) },
    statuses: within(statuses, part),
  }));

const within = <K extends Address, V>(
  record: Readonly<Record<K, V>>,
  part: ReadonlySet<Address>,
): Record<K, V> =>
  recordOf(
    [...part].flatMap((address) => {
      const value = record[address as K];
      return value === undefined ? [] : [[address as K, value] as const];
    }),
  );

const connected = (view: View, target: Address): readonly ReadonlySet<Address>[] => {
  const neighbours = neighboursIn(view, target);
  const placed = new Set<Address>();
  return [...neighbours.keys()].flatMap((start) => {
    if (placed.has(start)) return [];
    const part = new Set([start]);
    for (const address of part) for (const next of neighbours.get(address) ?? []) part.add(next);
    for (const address of part) placed.add(address);
    return [part];
  });
};

/** For each channel those it may pay, is paid by, or shares debts with. */
const neighboursIn = (
  { chain, statuses }: View,
  target: Address,
): ReadonlyMap<Address, ReadonlySet<Address>> => {
  const possible = [
    ...entriesOf<ChannelAddress, Outcome>(chain.outcomes).map(
      ([channel, outcome]) => [channel, [outcome]] as const,
    ),
    ...entriesOf<ChannelAddress, Status>(statuses).map(
      ([channel, status]) => [channel, outcomesOf(status)] as const,
    ),
  ];
  const neighbours = new Map<Address, Set<Address>>(possible.map(([channel]) => [channel, new Set()]));
  for (const [channel, outcomes] of possible)
    for (const outcome of outcomes)
      for (const other of outcome.type === 'allocation'
        ? outcome.entries.map(([to]) => to)
        : [outcome.target]) {
        if (other === target || !neighbours.has(other)) continue;
        neighbours.get(channel)!.add(other);
        neighbours.get(other)!.add(channel);
      }
  return neighbours;
};
