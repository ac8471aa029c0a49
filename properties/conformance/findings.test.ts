import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsFolder } from '../../conformance/known.js';
import {
  encounterLines,
  findingJson,
  findingOf,
  knownFindings,
  play,
  readFinding,
  sample,
  symptomText,
  symptomOf,
} from '../../conformance/index.js';
import { payments } from '../../conformance/payments/index.js';
import { answer, readQuestion } from '../../conformance/scenario/index.js';
import { missing, name, published } from './published.js';

const folder = join(findingsFolder, 'v1');
const texts = await Promise.all(
  (await readdir(folder))
    .sort()
    .map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
);
const findings = await knownFindings({ name, subject: payments });
const page = await readFile(
  new URL('../../docs/conformance/fmg-nitro-adjudicator-0.1.5.md', import.meta.url),
  'utf8',
);

describe(`the findings about ${name}`, () => {
  it('are there', () => {
    expect(findings.length).toBeGreaterThan(5);
  });

  for (const [file, text] of texts)
    it(`${file} is a scenario whose answer is the one expected`, () => {
      const question = readQuestion(text);
      expect(question.type === 'read' && answer(question.value)).toEqual(JSON.parse(text).expect);
    });
});

describe.skipIf(missing)(`the contract in ${name}`, () => {
  for (const [file, text] of texts)
    it(`still disagrees as in ${file}, and the page about it shows the example`, async () => {
      const reading = readFinding(payments, text);
      if (reading.type === 'malformed') throw new Error(reading.problems[0]?.message);
      const implementation = await published();
      const encounter = (await play(implementation, reading.value.trace))!;
      expect(symptomText(symptomOf(payments, encounter.meeting))).toBe(reading.value.symptom);
      const finding = findingOf(implementation, encounter);
      expect(findingJson(payments, finding, encounter)).toEqual(JSON.parse(text));
      expect(file).toBe(`${finding.id}.json`);
      expect(page).toContain(encounterLines(payments, encounter).join('\n'));
      expect(page).toContain(file);
    });

  it('shows its documented disagreements in a small sample, and no others', async () => {
    const { tally, documented, undocumented } = await sample(await published(), { seed: 3, runs: 30 });
    expect(undocumented.map(({ meeting }) => symptomText(symptomOf(payments, meeting)))).toEqual([]);
    expect(documented).toBeGreaterThanOrEqual(4);
    for (const [operation, { applied }] of Object.entries(tally.operations))
      expect(applied, `${operation} applied by both`).toBeGreaterThan(0);
    for (const operation of ['transfer', 'claim'] as const)
      expect(tally.operations[operation]!.refused, `${operation} refused by both`).toBeGreaterThan(10);
  }, 60_000);
});
