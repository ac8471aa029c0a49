/** Amounts that are not asked for: negative ones, and those beyond the largest that an implementation has. */
import type { Coins } from '../spec/index.js';

/** Whether all of these are amounts that an implementation has. */
export const areExpressible = (largest: Coins | undefined, amounts: readonly Coins[]): boolean =>
  largest === undefined || amounts.every((amount) => amount <= largest);

/** Why an operation is not asked for: by its own amounts, or by what is deposited altogether once it is done. */
export const amountsNotAsked = (
  largest: Coins | undefined,
  amounts: readonly Coins[],
  deposited: Coins,
): string | undefined => {
  if (amounts.some((amount) => amount < 0n)) return 'an amount is negative';
  if (!areExpressible(largest, amounts)) return 'an amount is beyond the largest';
  if (!areExpressible(largest, [deposited])) return 'all deposits together are beyond the largest amount';
  return undefined;
};
