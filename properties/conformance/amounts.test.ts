import { describe, expect, it } from 'vitest';
import { amountsNotAsked, areExpressible } from '../../conformance/amounts.js';

describe('amounts', () => {
  it('are expressible up to the largest there is, or all of them if there is none', () => {
    expect(areExpressible(5n, [0n, 5n])).toBe(true);
    expect(areExpressible(5n, [0n, 6n])).toBe(false);
    expect(areExpressible(undefined, [2n ** 300n])).toBe(true);
  });

  it('are not asked for if negative or beyond the largest, each by itself and all that is deposited', () => {
    expect(amountsNotAsked(5n, [0n, 5n], 5n)).toBeUndefined();
    expect(amountsNotAsked(5n, [1n, -1n], 0n)).toBe('an amount is negative');
    expect(amountsNotAsked(5n, [1n, 6n], 0n)).toBe('an amount is beyond the largest');
    expect(amountsNotAsked(5n, [1n], 6n)).toBe('all deposits together are beyond the largest amount');
  });
});
