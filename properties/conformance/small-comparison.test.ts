import { describe, expect, it } from 'vitest';
import {
  compare,
  documented,
  isAmong,
  operationsIn,
  recovery,
  type PlainCase,
  type Task,
} from '../../conformance/index.js';
import { allChoices, shared, whyMissing } from './published.js';

const findings = await documented();

/** Documented as it is, or something unusual in it is all that a documented disagreement needs. */
const isOfKnownCause = (name: string, one: PlainCase): boolean =>
  isAmong(findings, name, one) ||
  findings.some(
    ({ implementations, ingredients }) =>
      implementations.includes(name) &&
      ingredients.length > 0 &&
      ingredients.every((needed) => one.ingredients.includes(needed)),
  );

describe('a small comparison', () => {
  for (const choice of allChoices.filter(({ subject }) => subject !== recovery))
    it(`of ${choice.name} on ${choice.subject} shows disagreements of documented causes only`, async ({
      skip,
    }) => {
      const missing = await whyMissing(choice.name);
      if (missing !== undefined) skip(missing);
      const corpus = findings.filter(({ implementations }) => implementations.includes(choice.name));
      const task: Task = {
        ...{ ...choice, seed: 3, runs: 12, first: 0, stride: 1, channels: 5, length: 24 },
        corpus: corpus.map(({ text }) => text),
      };
      const { cases, operations } = await compare(await shared(choice), task);
      expect(
        cases
          .filter((one) => !isOfKnownCause(choice.name, one))
          .map(({ symptom, lines }) => [symptom, ...lines]),
      ).toEqual([]);
      expect(operationsIn({ operations })).toBeGreaterThan(25);
    }, 60_000);
});
