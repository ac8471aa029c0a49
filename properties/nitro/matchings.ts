/**
 * Matchings: networks that hide a matching problem, on which the exact value is hard and the bound often strict.
 *
 * Agents pick items, one each: every guarantee holds one coin and lists the items its agent would take, the
 * favourite first, then a reserve of its own. Every item passes its coin on to `A`. So `A` receives as many
 * coins as agents get an item, and the least of it is a smallest Pareto-optimal matching.
 */
import fc from 'fast-check';
import {
  allocation,
  channel,
  entriesOf,
  guarantee,
  networkOf,
  participant,
  recordOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Network,
  type Outcome,
} from '../../spec/index.js';

/** For each agent the items that it would take, by number, the favourite first. */
export type Preferences = readonly (readonly number[])[];

export const matchingNetwork = (preferences: Preferences, unit = 1n): Network => {
  const J = channel('J');
  const A = participant('A');
  const item = (number: number) => channel(`X${number}`);
  const reserves = preferences.map((_, i) => participant(`R${i}`));
  const items = [...new Set(preferences.flat())].sort((a, b) => a - b).map(item);
  const agents = preferences.map((listed, i) => ({
    address: channel(`G${i}`),
    outcome: guarantee(J, ...listed.map(item), reserves[i]!),
  }));
  const one = (to: Address): Entry => [to, unit];
  return networkOf({
    balances: recordOf<ChannelAddress, bigint>(agents.map(({ address }) => [address, unit])),
    outcomes: recordOf<ChannelAddress, Outcome>([
      [J, allocation(...items.map(one), ...reserves.map(one))],
      ...agents.map(({ address, outcome }) => [address, outcome] as const),
      ...items.map((address) => [address, allocation(one(A))] as const),
    ]),
  });
};

export const preferences = (agents: number, items: number, listed: number): fc.Arbitrary<Preferences> =>
  fc.array(
    fc.shuffledSubarray(
      Array.from({ length: items }, (_, item) => item),
      { minLength: listed, maxLength: listed },
    ),
    { minLength: agents, maxLength: agents },
  );

/**
 * The same with agents of one or two coins, items of one or two, and items that pass their coins on to `A`, to
 * `B`, or that are themselves guarantees of a second group, which pays both.
 */
export const contest = (): fc.Arbitrary<Network> =>
  fc.noBias(
    fc
      .tuple(preferences(3, 4, 3), fc.array(fc.nat({ max: 255 }), { minLength: 12, maxLength: 12 }))
      .map(([agents, numbers]) => contestNetwork(agents, numbers)),
  );

const contestNetwork = (agents: Preferences, numbers: readonly number[]): Network => {
  const { balances, outcomes } = matchingNetwork(agents);
  const [A, B, J, K] = [participant('A'), participant('B'), channel('J'), channel('K')];
  const oneOrTwo = (which: number) => (numbers[which]! % 3 === 0 ? 2n : 1n);
  const passesOn = (which: number): Outcome => {
    const order = numbers[which]! % 2 === 0 ? [A, B] : [B, A];
    return numbers[which]! % 5 < 3 ? allocation([order[0]!, 2n]) : guarantee(K, ...order);
  };
  const items = entriesOf<ChannelAddress, Outcome>(outcomes).filter(([address]) => address.startsWith('X'));
  const debts = outcomes[J]?.type === 'allocation' ? outcomes[J].entries : [];
  return networkOf({
    balances: recordOf(entriesOf(balances).map(([address], i) => [address, oneOrTwo(i)])),
    outcomes: recordOf<ChannelAddress, Outcome>([
      ...entriesOf<ChannelAddress, Outcome>(outcomes),
      [J, allocation(...debts.map(([to], i): Entry => [to, oneOrTwo(3 + (i % 5))]))],
      [K, allocation([A, 1n], [B, 1n])],
      ...items.map(([address], i) => [address, passesOn(8 + i)] as const),
    ]),
  });
};
