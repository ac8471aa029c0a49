/**
 * Priority: what a list of debts pays out with the funds at hand, the first entry first.
 *
 * @paper §5.1 Allocations and Transfer
 */
import type { Address } from '../modelling/address.js';
import { lesser, type Coins } from '../modelling/coins.js';
import type { Entry } from '../modelling/outcome.js';

/** What each entry would receive, were the funds paid out in priority order. */
export const payouts = (entries: readonly Entry[], funds: Coins): readonly Entry[] => {
  let remaining = funds;
  return entries.map(([destination, amount]) => {
    const paid = lesser(amount, remaining);
    remaining -= paid;
    return [destination, paid];
  });
};

/**
 * The greatest amount that can be afforded for the destination.
 *
 * `A` can afford `x` for `B` exactly when `x` is at most this: what `B` would receive were the funds paid out
 * in priority order.
 */
export const affordable = (entries: readonly Entry[], funds: Coins, to: Address): Coins => {
  let remaining = funds;
  for (const [destination, amount] of entries) {
    const paid = lesser(amount, remaining);
    if (destination === to) return paid;
    remaining -= paid;
  }
  return 0n;
};
