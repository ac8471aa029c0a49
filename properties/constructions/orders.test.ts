import { describe, expect, it } from 'vitest';
import { ordersOf, printBriefly, type Orders } from '../../spec/constructions/index.js';
import { named } from './amounts.js';

const ordersIn = (id: string, amounts: Readonly<Record<string, bigint>>): Orders & { names: string[] } => {
  const { start, steps } = named(id).instance(amounts);
  const orders = ordersOf(start, steps);
  return {
    ...orders,
    names: orders.before.map(
      ([a, b]) => `${a} ${printBriefly(steps[a - 1]!)} < ${b} ${printBriefly(steps[b - 1]!)}`,
    ),
  };
};

describe('safe orders', () => {
  it('of opening a virtual channel: J and its guarantee before each ledger channel, all before J switches', () => {
    const { possible, safe, generated, names, apart } = ordersIn('open-virtual', { a: 2n, b: 1n });
    expect([possible, safe, generated]).toEqual([2520n, 96n, 96n]);
    expect(names).toEqual([
      '1 open χ < 7 update J',
      '2 open J < 5 update L',
      "2 open J < 6 update L'",
      '3 open G < 5 update L',
      "4 open G' < 6 update L'",
      '5 update L < 7 update J',
      "6 update L' < 7 update J",
    ]);
    expect(apart).toEqual([]);
  });

  it('of closing a virtual channel: J before each ledger channel, and these in any order or together', () => {
    const { safe, generated, names, apart } = ordersIn('close-virtual', { a: 2n, b: 1n });
    expect([safe, generated]).toEqual([8n, 8n]);
    expect(names).toEqual(['2 update J < 3 update L', "2 update J < 4 update L'"]);
    expect(apart).toEqual([]);
  });

  it('of direct funding: the channel first, then deposits in the order of priority', () => {
    const { possible, safe, names } = ordersIn('open-directly', { a: 2n, b: 1n });
    expect([possible, safe]).toEqual([6n, 1n]);
    expect(names).toEqual(['1 open L < 2 D_L(2) by A', '2 D_L(2) by A < 3 D_L(1) by B']);
  });

  it('of opening a virtual channel among three participants are as many as the same partial order has', () => {
    const { possible, safe, generated, apart } = ordersIn('open-virtual-3', { a: 1n, b: 1n, c: 1n });
    expect([possible, safe, generated]).toEqual([181_440n, 2304n, 2304n]);
    expect(apart).toEqual([]);
  });

  it.each([
    ['top-up-virtual', 45_360n, 306n],
    ['check-out-of-virtual', 45_360n, 186n],
    ['close-two-hops', 20_160n, 960n],
    ['offload-virtual-by-i', 2016n, 2016n],
    ['partial-withdrawal', 21n, 3n],
  ])(
    'of %s are exactly those of a partial order, and what it leaves open may overlap',
    (id, possible, safe) => {
      const { before: _, names: __, ...counted } = ordersIn(id, { a: 1n, b: 1n, c: 1n, d: 1n, "a'": 1n });
      expect(counted).toEqual({ possible, safe, generated: safe, apart: [] });
    },
  );

  it('of a ledger channel on a ledger channel are no partial order: two updates must not overlap', () => {
    const { safe, generated, apart } = ordersIn('ledger-on-ledger', { a: 2n, b: 1n });
    expect([safe, generated]).toEqual([220n, 280n]);
    expect(apart).toEqual([[2, 4]]);
  });

  it('are the same whatever the amounts, unless one of them is zero', () => {
    for (const a of [1n, 2n, 3n])
      for (const b of [1n, 2n, 3n]) {
        expect(ordersIn('open-virtual', { a, b }).safe).toBe(96n);
        expect(ordersIn('close-virtual', { a, b }).safe).toBe(8n);
      }
    expect(ordersIn('open-virtual', { a: 0n, b: 1n }).safe).toBeGreaterThan(96n);
  });
});
