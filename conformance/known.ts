/** Known findings: the disagreements that are committed and documented, read from where the package keeps them. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findingOf, readFinding, type Finding } from './finding.js';
import type { Implementation, Terms } from './implementation.js';
import type { Encounter } from './meeting.js';

/** The package names itself, from wherever it was built to. */
const root = dirname(createRequire(import.meta.url).resolve('nitro-spec/package.json'));

/** Where findings are kept, a folder a generation. */
export const findingsFolder: string = join(root, 'conformance', 'findings');

const texts = async (): Promise<readonly (readonly [file: string, text: string])[]> => {
  const files = (await readdir(findingsFolder, { recursive: true })).filter((file) => file.endsWith('.json'));
  return Promise.all(
    files.sort().map(async (file) => [file, await readFile(join(findingsFolder, file), 'utf8')] as const),
  );
};

/** Whom a file is about, and on which subject; what else it says is read by its subject. */
interface Heading {
  readonly kind: string;
  readonly implementations: readonly string[];
}

/** The findings about this implementation; none if nobody has looked yet. */
export const knownFindings = async <T extends Terms>({
  name,
  subject,
}: Pick<Implementation<T>, 'name' | 'subject'>): Promise<readonly Finding<T>[]> =>
  (await texts()).flatMap(([file, text]) => {
    const { kind, implementations } = JSON.parse(text) as Heading;
    if (kind !== subject.kind || !implementations.includes(name)) return [];
    const reading = readFinding(subject, text);
    if (reading.type === 'malformed') throw new Error(`${file}: ${reading.problems[0]?.message}`);
    return [reading.value];
  });

/** Whether one of these shows itself in the same way and needs nothing that this disagreement lacks. */
export const isKnown = <T extends Terms>(
  implementation: Implementation<T>,
  known: readonly Finding<T>[],
  encounter: Encounter<T>,
): boolean => {
  const { ingredients, symptom } = findingOf(implementation, encounter);
  return known.some(
    (finding) =>
      finding.symptom === symptom && finding.ingredients.every((needed) => ingredients.includes(needed)),
  );
};
