import { describe, expect, it } from 'vitest';
import { emptyTally, encounterLines, verdictsOf } from '../../../conformance/index.js';
import { driveTogether, wires } from '../../../conformance/stdio/index.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import { patient } from './misbehaving.js';
import { inThisProcess } from './served.js';
import { rulesOf } from './subjects.js';

const comparison = async (name: string, id: string, { runs = 60, run = true } = {}) => {
  const wire = wires.find(({ subject }) => subject.name === name)!;
  const { subject } = wire;
  const implementation = await spoken(wire, id, inThisProcess(rulesOf(id, name), { run }), patient);
  const tally = emptyTally(subject);
  const verdicts = verdictsOf(implementation);
  const options = { seed: 1, runs, channels: 5, length: 24 };
  for await (const found of driveTogether(implementation, options, tally)) await verdicts.add(found);
  await implementation.close();
  const smallestFirst = verdicts.cases().toSorted((a, b) => a.size - b.size);
  return {
    operations: tally.operations,
    offered: subject.offered?.(implementation.capabilities) ?? subject.rules,
    cases: smallestFirst.map(({ smallest }) => encounterLines(subject, smallest)),
  };
};

/** Refused in no example, as nothing is wrong with them that can be asked for. */
const neverRefused = new Set(['wait', 'deposit']);

/** The smallest example of the fault that is planted in each. */
const planted = {
  payments: [
    'start     ⟦L:1 ↦ (A:1)⟧',
    '1         T(L, A, 1)',
    'expected  ⟦L ↦ (), A:1⟧',
    'actual    ⟦L ↦ ()⟧',
  ],
  payouts: [
    'start     ⟦L:1 ↦ (A:1)⟧',
    '1         T(L, all)',
    'expected  ⟦L ↦ (), A:1⟧',
    'actual    ⟦L ↦ (A:1), A:1⟧',
  ],
  ledgers: [
    'start     ⟦V ↦ (A:1, B:2, V(A|B):3)⟧',
    '1         R(V, 2)',
    'expected  ⟦V ↦ (A:2, B:4)⟧',
    'actual    ⟦V ↦ (A:3, B:3)⟧',
  ],
  challenges: [
    'start     J of B, C, number 0, app consensus, 10 s to answer a challenge',
    '1         force-move J: turn 0 (B:1, C:1), signed by B, C; challenged by C',
    '2         checkpoint J: turn 1 (B:1, C:1), signed by B, C',
    'expected  J open at turn 1',
    'actual    J challenged by C at turn 0 with (B:1, C:1), final at second 10',
  ],
};

describe.each(wires.map(({ subject }) => subject.name))('the subject %s', (name) => {
  it('agrees in every case where it follows the rules, and each of them is applied and refused', async () => {
    const { operations, offered, cases } = await comparison(name, 'nitro');
    expect(cases).toEqual([]);
    for (const rule of offered) {
      expect(operations[rule]!.applied, `${rule} applied`).toBeGreaterThan(3);
      if (!neverRefused.has(rule)) expect(operations[rule]!.refused, `${rule} refused`).toBeGreaterThan(6);
    }
  });

  it('agrees as well where each operation is a message of its own', async () => {
    expect((await comparison(name, 'nitro', { runs: 12, run: false })).cases).toEqual([]);
  });

  it('shows the planted fault by its smallest example', async () => {
    const { cases } = await comparison(name, 'planted');
    expect(cases[0]).toEqual(planted[name as keyof typeof planted]);
  });
});
