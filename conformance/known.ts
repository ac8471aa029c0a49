/** Known findings: the disagreements that are committed and documented, read from where the package keeps them. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Encounter } from './play.js';
import { findingOf, readFinding, type Finding } from './finding.js';
import type { Implementation } from './implementation.js';

/** The package names itself, from wherever it was built to. */
const root = dirname(createRequire(import.meta.url).resolve('nitro-spec/package.json'));

export const findingsFolder = (implementation: string): string =>
  join(root, 'conformance', 'findings', implementation.replace('@', '-'));

/** The findings about this implementation; none if nobody has looked yet. */
export const knownFindings = async (implementation: string): Promise<readonly Finding[]> => {
  const folder = findingsFolder(implementation);
  const files = await readdir(folder).catch((): string[] => []);
  return Promise.all(
    files.sort().map(async (file) => {
      const reading = readFinding(await readFile(join(folder, file), 'utf8'));
      if (reading.type === 'malformed') throw new Error(`${file}: ${reading.problems[0]?.message}`);
      return reading.value;
    }),
  );
};

/** Whether one of these shows itself in the same way and needs nothing that this disagreement lacks. */
export const isKnown = (
  implementation: Implementation,
  known: readonly Finding[],
  encounter: Encounter,
): boolean => {
  const { ingredients, symptom } = findingOf(implementation, encounter);
  return known.some(
    (finding) =>
      finding.symptom === symptom && finding.ingredients.every((needed) => ingredients.includes(needed)),
  );
};
