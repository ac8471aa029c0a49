import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compare,
  documented,
  findingJson,
  findingOf,
  isAmong,
  operationsIn,
  play,
  readFinding,
  subjectOf,
} from '../../conformance/index.js';
import { answer, readQuestion } from '../../conformance/scenario/index.js';
import { allChoices, whyMissing, shared } from './published.js';

const findings = await documented();

describe('the documented findings', () => {
  it('are there, for every generation that disagrees', () => {
    expect(findings.length).toBeGreaterThan(10);
  });

  for (const { file, text } of findings.filter(({ kind }) => kind === 'operations'))
    it(`${basename(file)} is a scenario whose answer is the one expected`, () => {
      const question = readQuestion(text);
      expect(question.type === 'read' && answer(question.value)).toEqual(JSON.parse(text).expect);
    });
});

describe('the published contracts', () => {
  // Attacks are played by the tests of coalitions.
  for (const { file, id, kind, subject: variant, text, implementations, symptom } of findings.filter(
    ({ kind }) => kind !== 'coalition',
  ))
    it(`still disagree as in ${basename(file)}`, async ({ skip }) => {
      expect(basename(file)).toBe(`${id}.json`);
      const subject = subjectOf({ kind, subject: variant })!;
      const reading = readFinding(subject, text);
      if (reading.type === 'malformed') throw new Error(reading.problems[0]?.message);
      const [first] = implementations;
      for (const name of implementations) {
        const missing = await whyMissing(name);
        if (missing !== undefined) skip(missing);
        const implementation = await shared({ name, subject: subject.name });
        const encounter = await play(implementation, reading.value.trace);
        expect(encounter, `${name} disagrees`).toBeDefined();
        const now = findingOf(implementation, encounter!);
        expect([name, now.symptom]).toEqual([name, symptom]);
        if (name === first)
          expect({ ...findingJson(subject, now, encounter!), implementations }).toEqual(JSON.parse(text));
      }
    }, 60_000);
});

describe('a small comparison', () => {
  for (const choice of allChoices.filter(
    ({ name, subject }) => subject === 'payouts' || (name.endsWith('@0.1.5') && subject === 'payments'),
  ))
    it(`of ${choice.name} on ${choice.subject} shows documented disagreements only`, async ({ skip }) => {
      const missing = await whyMissing(choice.name);
      if (missing !== undefined) skip(missing);
      const task = { ...choice, seed: 3, runs: 20, first: 0, stride: 1, channels: 5, length: 24, corpus: [] };
      const { cases, operations, without } = await compare(await shared(choice), task);
      const isNew = (one: (typeof cases)[number]) => !isAmong(findings, choice.name, one);
      expect(cases.filter(isNew).map(({ symptom, lines }) => [symptom, ...lines])).toEqual([]);
      expect(operationsIn({ operations })).toBeGreaterThan(50);
      for (const [rule, { applied }] of Object.entries(operations))
        if (!without.includes(rule)) expect(applied, `${rule} applied by both`).toBeGreaterThan(0);
    }, 60_000);
});
