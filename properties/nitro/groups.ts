/**
 * Single groups to compare minimum payouts on: all small ones, one by one, and random ones.
 *
 * Destinations are participants, so that the coins stay where they are paid.
 */
import fc from 'fast-check';
import {
  allocation,
  channel,
  groupsOf,
  guarantee,
  networkOf,
  participant,
  recordOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Group,
  type Network,
  type Outcome,
} from '../../spec/index.js';

export const J = channel('J');

export interface Guaranteed {
  readonly funds: bigint;
  readonly priority: readonly Address[];
}

/** `J` with these coins and debts, and guarantees `G1`, `G2`, … that target it. */
export const groupNetwork = (
  own: bigint,
  debts: readonly Entry[],
  guarantees: readonly Guaranteed[],
): Network => {
  const named = guarantees.map(({ funds, priority }, i) => ({
    address: channel(`G${i + 1}`),
    funds,
    priority,
  }));
  return networkOf({
    balances: recordOf<ChannelAddress, bigint>([
      [J, own],
      ...named.map(({ address, funds }) => [address, funds] as const),
    ]),
    outcomes: recordOf<ChannelAddress, Outcome>([
      [J, allocation(...debts)],
      ...named.map(({ address, priority }) => [address, guarantee(J, ...priority)] as const),
    ]),
  });
};

/**
 * The smallest group that needs partial payments. `J` and `G1` pay one coin each to A, the next to B and D, and
 * nothing is left for C. If either pays A in full then the other has a second coin, for C.
 */
export const partialPayments = (): Network => {
  const [A, B, C, D] = ['A', 'B', 'C', 'D'].map(participant) as [Address, Address, Address, Address];
  const debts: Entry[] = [
    [A, 2n],
    [B, 1n],
    [C, 1n],
    [D, 1n],
  ];
  return groupNetwork(2n, debts, [{ funds: 2n, priority: [A, D, C, B] }]);
};

/** The only group of such a network. */
export const theGroup = (network: Network): Group => {
  const groups = groupsOf(network);
  if (groups.type !== 'groups' || groups.groups.length !== 1) throw new Error('not a network of one group');
  return groups.groups[0]!;
};

export const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) =>
        permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
      );

/** All lists of so many amounts that sum up to the total, each at least the least. */
export const shares = (count: number, total: number, least: number): number[][] => {
  if (count === 0) return total === 0 ? [[]] : [];
  return Array.from({ length: Math.max(0, total - least + 1) }, (_, more) => least + more).flatMap((first) =>
    shares(count - 1, total - first, least).map((rest) => [first, ...rest]),
  );
};

/**
 * All groups of at most so many destinations, sources, coins and debts: every division of coins and debts and
 * every order, guarantees in all their orders taken once.
 */
export function* smallGroups(most: {
  readonly destinations: number;
  readonly guarantees: number;
  readonly coins: number;
  readonly debt: number;
}): Generator<Network> {
  for (let m = 1; m <= most.destinations; m++) {
    const names = ['A', 'B', 'C', 'D'].slice(0, m).map(participant);
    const orders = permutations(names);
    for (let debt = m; debt <= most.debt; debt++)
      for (const owed of shares(m, debt, 1)) {
        const debts = names.map((name, i): Entry => [name, BigInt(owed[i]!)]);
        for (let coins = 1; coins <= most.coins; coins++)
          for (let n = 0; n <= most.guarantees; n++)
            for (const chosen of combinations(orders, n))
              for (const [own, ...funds] of shares(n + 1, coins, 0))
                if (funds.every((amount) => amount > 0))
                  yield groupNetwork(
                    BigInt(own!),
                    debts,
                    chosen.map((priority, i) => ({ funds: BigInt(funds[i]!), priority })),
                  );
      }
  }
}

/** All choices of so many of these, repetition allowed, regardless of order. */
const combinations = <T>(items: readonly T[], count: number): T[][] =>
  count === 0
    ? [[]]
    : items.flatMap((item, i) => combinations(items.slice(i), count - 1).map((rest) => [item, ...rest]));

/** Any group: too many or too few coins, orders that list some, unknown and repeated addresses. */
export const group = ({ destinations = 4, guarantees = 3, amount = 3 } = {}): fc.Arbitrary<Network> => {
  const names = ['A', 'B', 'C', 'D', 'E'].slice(0, destinations).map(participant);
  const amounts = fc.nat({ max: 255 }).map((number) => BigInt(number % 8 === 0 ? 0 : 1 + (number % amount)));
  const shuffled = fc.shuffledSubarray([...names, participant('Z')], { minLength: destinations });
  const debts = fc.array(fc.tuple(fc.constantFrom(...names), amounts), {
    minLength: destinations,
    maxLength: destinations + 3,
  });
  const pledge = fc.record({
    funds: amounts,
    priority: fc.oneof(shuffled, fc.array(fc.constantFrom(...names), { maxLength: destinations })),
  });
  return fc
    .tuple(amounts, debts, fc.array(pledge, { minLength: Math.min(2, guarantees), maxLength: guarantees }))
    .map(([own, debts, guarantees]) => groupNetwork(own, debts, guarantees));
};
