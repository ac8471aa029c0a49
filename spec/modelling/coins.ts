/**
 * Coins: quantities of the one asset that a network manages, whole numbers without an upper bound.
 *
 * Left out: several assets, and a largest amount. The rules hold for each asset by itself.
 *
 * @paper §3.1 A System of Balances
 */
export type Coins = bigint;

export const lesser = (a: Coins, b: Coins): Coins => (a < b ? a : b);

export const greater = (a: Coins, b: Coins): Coins => (a > b ? a : b);

export const sum = (amounts: Iterable<Coins>): Coins => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};
