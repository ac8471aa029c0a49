/**
 * The Nitro lower-bound value algorithm: what every address receives at least, whatever the order of payments.
 *
 * An allocation channel and the guarantees that target it pay as a group, and each group pays the minimum to
 * each of its destinations. So an allocation channel's own value does not include what its guarantees pay, and
 * a guarantee that cannot pay keeps its value. Where the worst orders of two groups, or of two destinations of
 * one group, exclude each other, the bound is below the exact value.
 *
 * @paper §6.2 Redistributing
 */
import { entriesOf, networkOf, recordOf, type Balances, type Network } from '../modelling/chain.js';
import type { Address } from '../modelling/address.js';
import { groupsOf, type Cyclic, type Group } from './group.js';
import { minimumPayouts, type FundedSource, type MinimumPayout } from './minimum-payout.js';

export type LowerBoundValues = { readonly type: 'values'; readonly values: Balances } | Cyclic;

/** The lower bounds of all addresses that hold coins, have an outcome or are owed something; absent is zero. */
export const lowerBoundValues = (network: Network): LowerBoundValues => {
  const recorded = networkOf(network);
  const ordering = groupsOf(recorded); // 1. choose a topological ordering
  if (ordering.type === 'outOfScope') return ordering;
  const { values } = lowerBounds(recorded, ordering.groups);
  return { type: 'values', values: recordOf([...values].filter(([, value]) => value !== 0n)) };
};

/** The minimum payouts of a group. */
export interface GroupMinimum {
  readonly group: Group;
  readonly payouts: readonly MinimumPayout[];
}

/** The same, from groups in order, with the payouts that they are made of. */
export const lowerBounds = (
  { balances }: Pick<Network, 'balances'>,
  groups: readonly Group[],
): { readonly values: ReadonlyMap<Address, bigint>; readonly minimums: readonly GroupMinimum[] } => {
  const values = new Map<Address, bigint>(entriesOf(balances)); // 2. initially the balances
  const minimums = groups.map((group) => {
    const payouts = minimumPayouts(group.debts, fundedSources(group, values)); // 3a. the minimum payouts
    for (const { destination, amount } of payouts)
      values.set(destination, (values.get(destination) ?? 0n) + amount); // 3b. reach the destinations
    return { group, payouts };
  });
  return { values, minimums };
};

/** The sources of a group with these values. */
export const fundedSources = (
  { sources }: Group,
  values: ReadonlyMap<Address, bigint>,
): readonly FundedSource[] =>
  sources.map(({ address, order }) => ({ funds: values.get(address) ?? 0n, order }));
