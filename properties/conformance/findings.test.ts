import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lostBy, lossText } from '../../conformance/games/index.js';
import {
  choices,
  documented,
  findingJson,
  findingOf,
  generationOf,
  play,
  readFinding,
  recovery,
  sportOf,
  subjectOf,
  whyNotAsked,
  type Known,
  type SomeImplementation,
} from '../../conformance/index.js';
import { answer, readQuestion } from '../../conformance/scenario/index.js';
import type { JsonReading } from '../../conformance/scenario/read.js';
import { whyMissing, shared } from './published.js';

const findings = await documented();

const read = <T>(reading: JsonReading<T>): T => {
  if (reading.type === 'malformed') throw new Error(reading.problems[0]?.message);
  return reading.value;
};

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

/** The versions of its generation that are compared on this subject. */
const comparedOn = (subject: string, { implementations: [first] }: Known): readonly string[] =>
  choices
    .filter((choice) => choice.subject === subject && generationOf(choice.name) === generationOf(first!))
    .map(({ name }) => name);

/** What an implementation shows of a stored example: how, and the example as it would be stored now. */
const shown = async (implementation: SomeImplementation, { kind, text }: Known) => {
  const { subject } = implementation;
  if (kind === 'coalition') {
    const sport = sportOf(implementation);
    const { attack, loss } = read(sport.read(implementation, text));
    const lost = (await lostBy(sport, implementation, attack)).find((one) => one.kind === loss);
    return lost && { symptom: lossText(lost), json: sport.json(implementation, lost) };
  }
  const { trace } = read(readFinding(subject, text));
  const encounter = whyNotAsked(implementation, trace) === undefined && (await play(implementation, trace));
  if (!encounter) return undefined;
  const finding = findingOf(implementation, encounter);
  return { symptom: finding.symptom, json: findingJson(subject, finding, encounter) };
};

/** What an attack says was promised, and what its player got. */
const amounts = ({ promised, got }: { readonly [field: string]: unknown }) => [promised, got];

describe('the published contracts', () => {
  for (const known of findings) {
    const { file, id, kind, subject: variant, text, implementations, symptom } = known;
    const subject = kind === 'coalition' ? recovery : subjectOf({ kind, subject: variant })!.name;
    it(`still disagree as in ${basename(file)}, and those that it does not name do not`, async ({ skip }) => {
      expect(basename(file)).toBe(`${id}.json`);
      const versions = comparedOn(subject, known);
      expect(versions).toEqual(expect.arrayContaining([...implementations]));
      for (const name of versions) {
        const missing = await whyMissing(name);
        if (missing !== undefined) skip(missing);
        const now = await shown(await shared({ name, subject }), known);
        expect([name, now?.symptom === symptom], now?.symptom).toEqual([
          name,
          implementations.includes(name),
        ]);
        if (kind === 'coalition' && now?.symptom === symptom)
          expect([name, amounts(now.json)]).toEqual([name, amounts(JSON.parse(text))]);
        if (name === implementations[0])
          expect({ ...now?.json, id, implementations }).toEqual(JSON.parse(text));
      }
    }, 60_000);
  }
});
