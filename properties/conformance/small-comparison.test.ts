import { describe, expect, it } from 'vitest';
import {
  compare,
  compareRecovery,
  documented,
  isAmong,
  operationsIn,
  readAttack,
  readFinding,
  recovery,
  type SomeImplementation,
  type Task,
} from '../../conformance/index.js';
import { allChoices, shared, whyMissing } from './published.js';

const findings = await documented();

const compared = (implementation: SomeImplementation, task: Task) =>
  task.subject === recovery ? compareRecovery(implementation, task) : compare(implementation, task);

/** What a file with this example says. */
const reread = (implementation: SomeImplementation, subject: string, text: string) =>
  subject === recovery ? readAttack(implementation, text) : readFinding(implementation.subject, text);

describe('a small comparison', () => {
  for (const choice of allChoices)
    it(`of ${choice.name} on ${choice.subject} shows documented disagreements only`, async ({ skip }) => {
      const missing = await whyMissing(choice.name);
      if (missing !== undefined) skip(missing);
      const task: Task = {
        ...{ ...choice, seed: 3, runs: 20, first: 0, stride: 1, channels: 5, length: 24 },
        corpus: [],
      };
      const implementation = await shared(choice);
      const { cases, operations, without } = await compared(implementation, task);
      for (const { finding } of cases)
        expect(reread(implementation, choice.subject, JSON.stringify(finding)).type).toBe('read');
      const unknown = cases.filter((one) => !isAmong(findings, choice.name, one));
      expect(unknown.map(({ symptom, lines }) => [symptom, ...lines])).toEqual([]);
      expect(operationsIn({ operations })).toBeGreaterThanOrEqual(20);
      for (const [rule, { applied }] of Object.entries(operations))
        if (!without.includes(rule)) expect(applied, `${rule} applied by both`).toBeGreaterThan(0);
    }, 60_000);
});
