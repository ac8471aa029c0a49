import { describe, expect, it } from 'vitest';
import { entriesOf, reclaim } from '../../spec/index.js';
import { occurs, witnesses } from './witnesses.js';

const { explainLedger, ledgers, printLedgerAction, printLedgers } = reclaim;

describe('every rejection of the ledgers occurs', () => {
  for (const [code, all] of entriesOf(witnesses))
    for (const { chain, action } of all)
      it(`${code}: ${printLedgerAction(action)} is refused in ${printLedgers(chain)}`, () => {
        expect(occurs(code, { chain, action })).toBe(true);
      });

  it('and is explained in words, with the numbers of the network', () => {
    const words = entriesOf(witnesses).flatMap(([, all]) =>
      all.map(({ chain, action }) => {
        const step = ledgers(chain, action);
        return step.status === 'rejected' ? explainLedger(step.reason) : 'applied';
      }),
    );
    expect(words).toMatchInlineSnapshot(`
      [
        "the amount -1 is negative",
        "A is a participant: it holds no coins here and has no outcome",
        "A is a participant: it holds no coins here and has no outcome",
        "the outcome of L is already finalized, for ever",
        "the outcome of L is already finalized, for ever",
        "the outcome owes V -1, which is negative",
        "the indices 2, 0 are not strictly increasing",
        "the indices 0, 0 are not strictly increasing",
        "L has no finalized outcome",
        "L has no finalized outcome",
        "V has no finalized outcome",
        "entry 1 of L is a guarantee, which can only be reclaimed",
        "entry 1 of L is a guarantee, which can only be reclaimed",
        "entry 1 of L is a guarantee, which can only be reclaimed",
        "there is no entry 3 among the 3 of L",
        "there is no entry 0 among the 0 of L",
        "entry 0 of L is simple: there is nothing to reclaim",
        "the outcome of V has entries for 1, and two are needed",
        "the outcome of V has entries for 0, and two are needed",
        "L has no other entry for A",
        "L has no other entry for I",
        "L has no other entry for V",
        "the first two entries of V come to 4, and 5 are guaranteed",
        "the first two entries of V come to 4, and 5 are guaranteed",
      ]
    `);
  });
});
