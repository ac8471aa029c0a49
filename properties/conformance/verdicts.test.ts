import { describe, expect, it } from 'vitest';
import { drive, emptyTally, encounterLines, verdictsOf } from '../../conformance/index.js';
import { payments, type Implementation } from '../../conformance/payments/index.js';
import { mutants } from '../mutants/rules.js';
import { implementing } from './rules.js';

const rulesOf = (id: string) => mutants.find((mutant) => mutant.id === id)!.rules;

const verdicts = async (implementation: Implementation, runs: number) => {
  const all = verdictsOf(implementation);
  for await (const found of drive(
    implementation,
    { seed: 1, runs, channels: 5, length: 24 },
    emptyTally(payments),
  ))
    await all.add(found);
  return all;
};

describe('verdicts', () => {
  it('keep two faults apart, each with what it cannot do without', async () => {
    const [leftovers, duplicates] = [rulesOf('unlisted-never'), rulesOf('duplicates-add-up')];
    const both = implementing('both', (chain, action) =>
      (action.type === 'claim' ? leftovers : duplicates)(chain, action),
    );
    const causes = (await verdicts(both, 60)).causes();
    expect(causes.map(({ ingredients }) => ingredients).sort()).toEqual([
      ['repeated-entry'],
      ['unlisted-debt'],
    ]);
  });

  it('put a fault that needs nothing unusual under its symptom, and count how often it was met', async () => {
    const refusing = implementing('no deposits', rulesOf('no-deposits-for-participants'));
    const [cause, ...others] = (await verdicts(refusing, 20)).causes();
    expect([cause!.ingredients, cause!.ways.length, others]).toEqual([[], 1, []]);
    expect(cause!.ways[0]!.symptom).toMatch(/^refuses a deposit that is due: /);
    expect(cause!.ways[0]!.met).toBeGreaterThan(5);
  });

  it("are printed in the paper's notation, with what was expected and what happened", async () => {
    const [fee] = (await verdicts(implementing('a fee', rulesOf('transfer-with-a-fee')), 10)).cases();
    expect(encounterLines(payments, fee!.smallest)).toEqual([
      'start     ⟦L:1 ↦ (A:1)⟧',
      '1         T(L, A, 1)',
      'expected  ⟦L ↦ (), A:1⟧',
      'actual    ⟦L ↦ ()⟧',
    ]);
  });
});
