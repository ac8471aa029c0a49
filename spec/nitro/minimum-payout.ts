/**
 * The minimum payout: the least that a group pays to each destination, in the worst order of payments.
 *
 * The paper states it as an optimization with non-linear constraints. A maximum flow is enough. If the
 * destination ends with a deficit then every source has paid only what it ranks higher, and the destination.
 * What the sources cannot spend on what they rank strictly above it must reach it:
 *
 *     least payout of j = min(a_j, max(0, V - F_j))
 *
 * with V the coins of all sources, and F_j the maximum flow from the sources to what they rank above j.
 *
 * @paper §6.2 Redistributing
 */
import type { Address } from '../modelling/address.js';
import { lesser, sum, type Coins } from '../modelling/coins.js';
import { owed, type Entry } from '../modelling/outcome.js';
import { payouts } from '../turbo/priority.js';
import { maximumFlow, type Pipe } from './maximum-flow.js';

/** A source with the coins it will have in all, and the debts in the order in which it pays them. */
export interface FundedSource {
  readonly funds: Coins;
  readonly order: readonly Entry[];
}

export interface MinimumPayout {
  readonly destination: Address;
  readonly amount: Coins;
  /**
   * The reason: sources whose coins are more, by this amount, than all debts that any of them ranks strictly
   * above the destination; by their positions in the list of sources.
   */
  readonly because: readonly number[];
}

/** The least payout of every debt, in the order of the debts. */
export const minimumPayouts = (
  debts: readonly Entry[],
  sources: readonly FundedSource[],
): readonly MinimumPayout[] => {
  const funded = [...sources.keys()].filter((source) => sources[source]!.funds > 0n);
  const [only, second] = funded;
  if (only === undefined) return debts.map(([destination]) => ({ destination, amount: 0n, because: [] }));
  if (second === undefined) return single(debts, sources[only]!, funded);

  const funds = sum(sources.map(({ funds }) => funds));
  if (funds >= sum(debts.map(([, amount]) => amount)))
    return debts.map(([destination, amount]) => ({ destination, amount, because: funded }));
  return debts.map((debt) => minimumPayout(debt, sources, funds));
};

/** The paper's special case of a single guarantee: its order decides. */
const single = (
  debts: readonly Entry[],
  { funds, order }: FundedSource,
  because: readonly number[],
): readonly MinimumPayout[] => {
  const paid = payouts(order, funds);
  if (order === debts) return paid.map(([destination, amount]) => ({ destination, amount, because }));
  const amounts = new Map(paid);
  return debts.map(([destination]) => ({ destination, amount: amounts.get(destination)!, because }));
};

const minimumPayout = (
  [destination, debt]: Entry,
  sources: readonly FundedSource[],
  funds: Coins,
): MinimumPayout => {
  const above = sources.map(({ order }) =>
    order.slice(
      0,
      order.findIndex(([to]) => to === destination),
    ),
  );
  const { amount: higher, nearSide } = maximumFlow(paying(sources, above, funds));
  const because = sources.flatMap((_, source) => (nearSide.has(2 + source) ? [source] : []));
  return { destination, amount: lesser(debt, funds - higher), because };
};

/** Node 0 fills the sources, 2 and on; these pay debts, the nodes after them, which drain into node 1. */
const paying = (
  sources: readonly FundedSource[],
  debts: readonly (readonly Entry[])[],
  funds: Coins,
): readonly Pipe[] => {
  const nodes = new Map<Address, number>();
  const pipes: Pipe[] = [];
  sources.forEach(({ funds: capacity }, source) => pipes.push({ from: 0, to: 2 + source, capacity }));
  debts.forEach((entries, source) => {
    for (const [destination, amount] of entries) {
      let debt = nodes.get(destination);
      if (debt === undefined) {
        debt = 2 + sources.length + nodes.size;
        nodes.set(destination, debt);
        pipes.push({ from: debt, to: 1, capacity: amount });
      }
      pipes.push({ from: 2 + source, to: debt, capacity: funds + 1n }); // never part of a narrowest cut
    }
  });
  return pipes;
};

/**
 * What these sources cannot but pay to the destination, or else pay its debt in full.
 *
 * Sound for any choice of sources, and reached by the right one: the minimum payout is the greatest of these.
 */
export const unavoidable = (
  destination: Address,
  debts: readonly Entry[],
  sources: readonly FundedSource[],
): Coins => {
  const above = new Map<Address, Coins>();
  for (const { order } of sources)
    for (const [to, amount] of order) {
      if (to === destination) break;
      above.set(to, amount);
    }
  const left = sum(sources.map(({ funds }) => funds)) - sum(above.values());
  return left < 0n ? 0n : lesser(owed(debts, destination), left);
};
