import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lesser, sum } from '../../spec/index.js';

const coins = fc.bigInt({ min: 0n, max: 2n ** 300n });

describe('coins', () => {
  it('have no upper bound: amounts beyond 2^256 add up exactly', () => {
    expect(sum([2n ** 256n, 2n ** 256n, 1n])).toBe(2n ** 257n + 1n);
  });

  it('have a sum that does not depend on the order, and is zero for none', () => {
    fc.assert(fc.property(fc.array(coins), (amounts) => sum(amounts) === sum(amounts.toReversed())));
    expect(sum([])).toBe(0n);
  });

  it('have a lesser one that is one of the two and not above the other', () => {
    fc.assert(
      fc.property(coins, coins, (a, b) => {
        expect([a, b]).toContain(lesser(a, b));
        expect(lesser(a, b) <= a && lesser(a, b) <= b).toBe(true);
      }),
    );
  });
});
