import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affordable,
  participant,
  payouts,
  sum,
  type Address,
  type Coins,
  type Entry,
} from '../../spec/index.js';

const names = ['A', 'B', 'C', 'D', 'E'].map(participant);

/** Entries as the chain stores them: every address once. */
const entries: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(
    fc.shuffledSubarray(names),
    fc.array(fc.bigInt({ min: 1n, max: 6n }), { minLength: 5, maxLength: 5 }),
  )
  .map(([order, amounts]) => order.map((to, i): Entry => [to, amounts[i]!]));

const funds = fc.bigInt({ min: 0n, max: 20n });

const total = (list: readonly Entry[]): Coins => sum(list.map(([, amount]) => amount));

/** The definition, coin by coin: each goes to the first address that is still owed something. */
const coinByCoin = (list: readonly Entry[], coins: Coins): Map<Address, Coins> => {
  const paid = new Map<Address, Coins>(list.map(([to]) => [to, 0n]));
  for (let coin = 0n; coin < coins; coin++) {
    const next = list.find(([to, amount]) => paid.get(to)! < amount);
    if (next) paid.set(next[0], paid.get(next[0])! + 1n);
  }
  return paid;
};

describe('payouts', () => {
  it('give every coin to the first address that is still owed something', () => {
    let short = 0;
    fc.assert(
      fc.property(entries, funds, (list, coins) => {
        if (coins < total(list)) short += 1;
        expect(new Map(payouts(list, coins))).toEqual(coinByCoin(list, coins));
      }),
      { numRuns: 300 },
    );
    expect(short).toBeGreaterThan(60);
  });

  it('pay out all funds, or all that is owed', () => {
    fc.assert(
      fc.property(entries, funds, (list, coins) => {
        expect(total(payouts(list, coins))).toBe(coins < total(list) ? coins : total(list));
      }),
    );
  });

  it('never pay an earlier entry less because a later one is owed more', () => {
    fc.assert(
      fc.property(entries, funds, fc.nat({ max: 4 }), (list, coins, place) => {
        const more = list.map(([to, amount], i): Entry => [to, i === place ? amount + 5n : amount]);
        expect(payouts(more, coins).slice(0, place)).toEqual(payouts(list, coins).slice(0, place));
      }),
    );
  });

  it('never pay anybody less out of more funds', () => {
    fc.assert(
      fc.property(entries, funds, (list, coins) => {
        const more = payouts(list, coins + 1n);
        expect(payouts(list, coins).every(([, amount], i) => amount <= more[i]![1])).toBe(true);
      }),
    );
  });
});

describe('the greatest affordable amount', () => {
  it('is what the address would receive were the funds paid out in order', () => {
    fc.assert(
      fc.property(entries, funds, (list, coins) => {
        const paid = coinByCoin(list, coins);
        for (const to of names) expect(affordable(list, coins, to)).toBe(paid.get(to) ?? 0n);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing for an address that is not owed anything', () => {
    expect(affordable([[participant('A'), 5n]], 10n, participant('B'))).toBe(0n);
  });
});
