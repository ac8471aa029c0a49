import { describe, expect, it } from 'vitest';
import { entriesOf, explain, nitro, turbo, type RejectionCode, type TurboAction } from '../../spec/index.js';
import { witnesses, worldOf } from '../witnesses/index.js';

describe('a rejection', () => {
  it('is explained in words, with the numbers of the world', () => {
    const words = (code: RejectionCode): string[] =>
      witnesses[code].map((witness) => {
        const { chain, action } = worldOf(witness);
        const step =
          witness.protocol === 'turbo' ? turbo(chain, action as TurboAction) : nitro(chain, action);
        return step.status === 'rejected' ? explain(step.reason) : 'applied';
      });
    expect(entriesOf(witnesses).flatMap(([code]) => words(code))).toMatchInlineSnapshot(`
      [
        "the amount -1 is negative",
        "the amount -1 is negative",
        "the amount -1 is negative",
        "the amount -1 is negative",
        "there is nothing to pay: the amount is zero",
        "there is nothing to pay: the amount is zero",
        "nobody holds a key for L",
        "a withdrawal from A needs the key of A, and B signed it",
        "A holds 5, less than 6",
        "A is a participant, and only channels have outcomes",
        "the outcome of L is already finalized, for ever",
        "the outcome of L is already finalized, for ever",
        "the outcome of G is already finalized, for ever",
        "the outcome owes B -1, which is negative",
        "the outcome of G is a guarantee, and Turbo knows allocations only",
        "L has no finalized outcome",
        "G has no finalized outcome",
        "L has no finalized outcome",
        "the outcome of G is a guarantee, not an allocation",
        "the outcome of G' is a guarantee, not an allocation",
        "the outcome of L is an allocation, not a guarantee",
        "L can afford 1 for A, less than 2",
        "L can afford 0 for B, less than 1",
        "G can afford 0 for A, less than 1",
      ]
    `);
  });
});
