/**
 * Relevant: the part of a view that can make a difference to one address.
 *
 * A channel matters if its coins can reach the address, by whatever outcomes are still possible. What pays
 * the same debts as a channel that matters can reach the same destinations, so it matters as well.
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

export const relevantTo = ({ chain, statuses }: View, target: Address): View => {
  const matters = sourcesOf({ chain, statuses }, target);
  const kept = <V>(record: Readonly<Record<ChannelAddress, V>>): Record<ChannelAddress, V> =>
    recordOf(entriesOf<ChannelAddress, V>(record).filter(([channel]) => matters.has(channel)));
  return { chain: { ...chain, outcomes: kept(chain.outcomes) }, statuses: kept(statuses) };
};

/** All addresses whose coins can reach this one, itself included. */
const sourcesOf = (view: View, target: Address): ReadonlySet<Address> => {
  const payers = payersOf(view);
  const reached = new Set([target]);
  for (const address of reached) for (const payer of payers.get(address) ?? []) reached.add(payer);
  return reached;
};

/** Who could pay each address. */
const payersOf = ({ chain, statuses }: View): ReadonlyMap<Address, ReadonlySet<Address>> => {
  const possible = [
    ...entriesOf<ChannelAddress, Outcome>(chain.outcomes),
    ...entriesOf<ChannelAddress, Status>(statuses).flatMap(([channel, status]) =>
      outcomesOf(status).map((outcome): [ChannelAddress, Outcome] => [channel, outcome]),
    ),
  ];
  const sources = new Map<Address, Set<Address>>();
  const add = (map: Map<Address, Set<Address>>, key: Address, value: Address): void => {
    map.set(key, (map.get(key) ?? new Set<Address>()).add(value));
  };
  for (const [channel, outcome] of possible)
    add(sources, outcome.type === 'allocation' ? channel : outcome.target, channel);

  const payers = new Map<Address, Set<Address>>();
  for (const [channel, outcome] of possible)
    if (outcome.type === 'allocation')
      for (const [to] of outcome.entries)
        for (const source of sources.get(channel) ?? []) add(payers, to, source);
  return payers;
};
