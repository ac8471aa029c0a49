import { describe, expect, it } from 'vitest';
import { emptyTally, encounterLines, verdictsOf, type Tally } from '../../../conformance/index.js';
import {
  driveTogether,
  execImplementation,
  ledgersWire,
  paymentsWire,
  type SomeWire,
} from '../../../conformance/stdio/index.js';
import { patient } from './misbehaving.js';
import { python, withoutPython } from './python.js';

const comparison = async (wire: SomeWire, command: string, runs: number) => {
  const { subject } = wire;
  const implementation = await execImplementation(wire, command, patient);
  const tally: Tally = emptyTally(subject);
  const verdicts = verdictsOf(implementation);
  const options = { seed: 1, runs, channels: 5, length: 24 };
  for await (const found of driveTogether(implementation, options, tally)) await verdicts.add(found);
  await implementation.close();
  return { name: implementation.name, tally, cases: verdicts.cases() };
};

describe.skipIf(withoutPython)('the example in Python', () => {
  for (const [wire, often] of [
    [paymentsWire, { applied: 150, refused: 80 }],
    [ledgersWire, { applied: 40, refused: 150 }],
  ] as const)
    it(`agrees on ${wire.subject.name} in every case, and every rule is applied and refused`, async () => {
      const { name, tally, cases } = await comparison(wire, python('serve.py'), 600);
      expect(name).toBe('nitro.py');
      expect(cases).toEqual([]);
      expect(tally.runs).toBe(600);
      for (const [rule, { applied, refused }] of Object.entries(tally.operations)) {
        expect(applied, `${rule} applied`).toBeGreaterThan(often.applied);
        if (rule !== 'deposit') expect(refused, `${rule} refused`).toBeGreaterThan(often.refused);
      }
    });

  it('with a planted fault is found out by a single operation', async () => {
    const { cases } = await comparison(paymentsWire, python('planted_fault.py'), 30);
    expect(cases.map(({ symptom }) => symptom)).toEqual(['ends a claim in other outcomes']);
    expect(encounterLines(paymentsWire.subject, cases[0]!.smallest)).toEqual([
      'start     ⟦G:1 ↦ (L|A), L ↦ (A:2)⟧',
      '1         C(G, A, 1)',
      'expected  ⟦G ↦ (L|A), L ↦ (A:1), A:1⟧',
      'actual    ⟦G ↦ (L|A), L ↦ (A:2), A:1⟧',
    ]);
  });
});
