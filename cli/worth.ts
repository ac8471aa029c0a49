/** Worth: what each address of a network state is worth to a player, as a table and as JSON. */
import type { Player } from '../conformance/scenario/index.js';
import {
  balanceOf,
  entriesOf,
  exactValues,
  keysOf,
  lowerBoundValues,
  outcomesOf,
  promised,
  recordOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type ExactValue,
  type Network,
  type Outcome,
  type Promised,
  type Status,
  type View,
} from '../spec/index.js';

export interface Worth {
  readonly address: Address;
  readonly balance: Coins;
  /** Nothing where the outcomes are not settled, or run in a circle. */
  readonly lowerBound?: Coins;
  /** What it receives at least; of a participant what it can recover. */
  readonly exact?: Promised;
  /** Of a channel, what it can be made to hold. */
  readonly funded?: Promised;
}

const outcomesIn = ({
  chain,
  statuses,
}: View): readonly (readonly [ChannelAddress, readonly Outcome[]])[] => [
  ...entriesOf<ChannelAddress, Outcome>(chain.outcomes).map(
    ([channel, outcome]) => [channel, [outcome]] as const,
  ),
  ...entriesOf<ChannelAddress, Status>(statuses).map(
    ([channel, status]) => [channel, outcomesOf(status)] as const,
  ),
];

/** The channels first, then everybody who is owed something or holds something. */
export const addressesIn = (view: View): { channels: Set<Address>; others: Set<Address> } => {
  const outcomes = outcomesIn(view);
  const channels = new Set<Address>(outcomes.map(([channel]) => channel));
  const owed = outcomes.flatMap(([, each]) =>
    each.flatMap((outcome) => (outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [])),
  );
  const others = [...view.chain.participants, ...owed, ...keysOf<Address>(view.chain.balances)];
  return { channels, others: new Set(others.filter((address) => !channels.has(address))) };
};

/**
 * The network once everything that can only end in one way is on chain; nothing where there is a choice.
 *
 * What the others alone can finalize is left out: it never lowers what the player can recover.
 */
const settled = ({ chain, statuses }: View): Network | undefined => {
  const open = entriesOf<ChannelAddress, Status>(statuses);
  if (open.some(([, { type }]) => type === 'enabled' || type === 'finalizable')) return undefined;
  const outcomes = open.flatMap(([channel, status]) =>
    status.type === 'universal' ? [[channel, status.outcome] as const] : [],
  );
  return {
    balances: chain.balances,
    outcomes: recordOf([...entriesOf<ChannelAddress, Outcome>(chain.outcomes), ...outcomes]),
  };
};

const fromExact = (value: ExactValue): Promised =>
  value.type === 'exact'
    ? { type: 'exact', value: value.value }
    : { type: 'between', least: value.least, most: value.most, exceeded: 'cases' };

export const worthTo = ({ view }: Player): readonly Worth[] => {
  const { channels, others } = addressesIn(view);
  const network = settled(view);
  const bounds = network && lowerBoundValues(network);
  const values = bounds?.type === 'values' ? bounds.values : undefined;
  const exact = network && exactValues(network, [...channels]);
  return [...others, ...channels].map((address): Worth => {
    const bound = values && { lowerBound: values[address] ?? 0n };
    const common = { address, balance: balanceOf(view.chain, address), ...bound };
    if (!channels.has(address)) return { ...common, exact: promised(view, address) };
    const least = exact?.type === 'values' ? { exact: fromExact(exact.values[address]!) } : {};
    return { ...common, ...least, funded: promised(view, address) };
  });
};

export const promisedText = (value: Promised): string =>
  value.type === 'exact' ? String(value.value) : `${value.least} to ${value.most}`;

const heads = ['address', 'balance', 'lower bound', 'exact', 'funded'];

/** A line of heads and a line for each address, in columns. */
export const worthTable = (rows: readonly Worth[]): string[] => {
  const cells = rows.map(({ address, balance, lowerBound, exact, funded }) => [
    address as string,
    String(balance),
    lowerBound === undefined ? '–' : String(lowerBound),
    exact ? promisedText(exact) : '–',
    funded ? promisedText(funded) : '–',
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]!.length)));
  return [heads, ...cells].map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
};

export const promisedJson = (value: Promised) =>
  value.type === 'exact'
    ? String(value.value)
    : { least: String(value.least), most: String(value.most), exceeded: value.exceeded };

export const worthJson = ({ address, balance, lowerBound, exact, funded }: Worth) => ({
  address,
  balance: String(balance),
  ...(lowerBound === undefined ? {} : { lowerBound: String(lowerBound) }),
  ...(exact && { exact: promisedJson(exact) }),
  ...(funded && { funded: promisedJson(funded) }),
});
