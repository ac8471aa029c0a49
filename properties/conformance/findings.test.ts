import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documented, findingJson, findingOf, play, readFinding, subjectOf } from '../../conformance/index.js';
import { answer, readQuestion } from '../../conformance/scenario/index.js';
import { whyMissing, shared } from './published.js';

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

/** The smallest example is of some versions only: the others show the same in larger ones. */
const elsewhere: ReadonlySet<string> = new Set([
  'claim-acceptance-cannot-afford-repeated-entry',
  'forceMove-difference-finalized-outcome-endless-challenge',
]);

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
      for (const name of elsewhere.has(id) ? implementations.slice(0, 1) : implementations) {
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
