import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affordable,
  guarantee,
  channel,
  owed,
  participant,
  payouts,
  printOutcome,
  readOutcome,
  reprioritize,
  type Address,
  type Entry,
} from '../../spec/index.js';
import { written } from '../figures/index.js';

const names = ['A', 'B', 'C', 'D'].map(participant);
const J = channel('J');

const entries: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(
    fc.shuffledSubarray(names),
    fc.array(fc.bigInt({ min: 1n, max: 5n }), { minLength: 4, maxLength: 4 }),
  )
  .map(([order, amounts]) => order.map((to, i): Entry => [to, amounts[i]!]));

/** Lists with repeated addresses and with strangers that the target does not owe. */
const priority: fc.Arbitrary<readonly Address[]> = fc.array(fc.constantFrom(...names, participant('Z')), {
  maxLength: 6,
});

const addresses = (list: readonly Entry[]): Address[] => list.map(([to]) => to);

describe('the order of a guarantee', () => {
  for (const [by, of, paid] of [
    ['(L|A, B, C)', '(C:1, D:2, A:4)', '(A:4, C:1, D:2)'],
    ['(L|B)', '(A:2, B:3)', '(B:3, A:2)'],
    ['(L|)', '(A:2, B:3)', '(A:2, B:3)'],
    ['(L|Z, B, Z)', '(A:2, B:3)', '(B:3, A:2)'],
    ['(L|B, A, B)', '(A:2, B:3, C:1)', '(B:3, A:2, C:1)'],
    ['(L|C, B, A)', '(A:2, B:3, C:1)', '(C:1, B:3, A:2)'],
    ['(L|A)', '()', '()'],
  ] as const)
    it(`${by} over ${of} is ${paid}`, () => {
      const [outcome, debts] = [written(readOutcome(by)), written(readOutcome(of))];
      if (outcome.type !== 'guarantee' || debts.type !== 'allocation')
        throw new Error('the example is wrong');
      const ordered = { type: 'allocation', entries: reprioritize(outcome, debts.entries) } as const;
      expect(printOutcome(ordered)).toBe(paid);
    });

  it('has the same debts as the target, each once', () => {
    fc.assert(
      fc.property(entries, priority, (list, order) => {
        const ordered = reprioritize(guarantee(J, ...order), list);
        expect(ordered.toSorted()).toEqual(list.toSorted());
      }),
    );
  });

  it('has all that is listed and owed before all else, in the order of the list', () => {
    let repeated = 0;
    let strangers = 0;
    fc.assert(
      fc.property(entries, priority, (list, order) => {
        if (new Set(order).size < order.length) repeated += 1;
        if (order.some((to) => owed(list, to) === 0n)) strangers += 1;
        const firstMentions = order.filter((to, i) => order.indexOf(to) === i);
        const expected = firstMentions.filter((to) => owed(list, to) > 0n);
        expect(addresses(reprioritize(guarantee(J, ...order), list)).slice(0, expected.length)).toEqual(
          expected,
        );
      }),
      { numRuns: 300 },
    );
    expect(repeated).toBeGreaterThan(60);
    expect(strangers).toBeGreaterThan(60);
  });

  it('has all that is not listed after it, in the order of the target', () => {
    let leftover = 0;
    fc.assert(
      fc.property(entries, priority, (list, order) => {
        const others = addresses(list).filter((to) => !order.includes(to));
        leftover += others.length;
        const ordered = addresses(reprioritize(guarantee(J, ...order), list));
        expect(ordered.slice(ordered.length - others.length)).toEqual(others);
      }),
      { numRuns: 300 },
    );
    expect(leftover).toBeGreaterThan(100);
  });

  it('never makes an address worse off for being listed first', () => {
    fc.assert(
      fc.property(entries, priority, fc.nat({ max: 12 }), (list, order, funds) => {
        const usual = reprioritize(guarantee(J, ...order), list);
        for (const [to, amount] of payouts(usual, BigInt(funds))) {
          const first = reprioritize(guarantee(J, to, ...order), list);
          expect(affordable(first, BigInt(funds), to)).toBeGreaterThanOrEqual(amount);
        }
      }),
    );
  });
});
