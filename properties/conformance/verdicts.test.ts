import { describe, expect, it } from 'vitest';
import { drive, emptyTally, encounterLines, symptomText, verdictsOf } from '../../conformance/index.js';
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
    const list = (await verdicts(both, 60)).list();
    expect(list.map(({ ingredients }) => ingredients).sort()).toEqual([
      ['repeated-entry'],
      ['unlisted-debt'],
    ]);
  });

  it('put a fault that needs nothing unusual under its symptom, and count how often it was met', async () => {
    const refusing = implementing('no deposits', rulesOf('no-deposits-for-participants'));
    const { list, symptoms } = await verdicts(refusing, 20);
    expect(list().map(({ ingredients }) => ingredients)).toEqual([[]]);
    expect(list().flatMap(({ cases }) => cases.map(({ symptom }) => symptomText(symptom)))).toEqual([
      ...symptoms.keys(),
    ]);
    expect([...symptoms.keys()][0]).toMatch(/^refuses a deposit that is due: /);
    expect([...symptoms.values()][0]).toBeGreaterThan(5);
  });

  it("are printed in the paper's notation, with what was expected and what happened", async () => {
    const list = (await verdicts(implementing('a fee', rulesOf('transfer-with-a-fee')), 10)).list();
    expect(encounterLines(payments, list[0]!.cases[0]!.smallest)).toEqual([
      'start     ⟦L:1 ↦ (A:1)⟧',
      '1         T(L, A, 1)',
      'expected  ⟦L ↦ (), A:1⟧',
      'actual    ⟦L ↦ ()⟧',
    ]);
  });
});
