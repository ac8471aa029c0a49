/** Known findings: disagreements that are stored, with this package or by an earlier run. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from './package.js';

/** Where the package keeps its own findings, a folder a generation. */
export const findingsFolder: string = join(packageFolder, 'conformance', 'findings');

/** What a file says about itself; the example in it is read by its subject. */
interface Heading {
  readonly id: string;
  readonly kind: string;
  readonly implementations: readonly string[];
  readonly ingredients: readonly string[];
  readonly symptom: string;
  /** Of an attack and of a variant, what it is played on. */
  readonly subject?: string;
  /** Of an attack, the kind of loss that it ends in. */
  readonly loss?: string;
}

export interface Known extends Heading {
  readonly file: string;
  readonly text: string;
}

const isHeading = (value: unknown): value is Heading =>
  typeof value === 'object' && value !== null && 'implementations' in value && 'symptom' in value;

/** A file in a folder of findings that cannot be read. */
export class Unreadable extends Error {}

/** Files of other kinds may lie beside findings. */
const headingOf = (file: string, text: string): Heading | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (!isHeading(value)) return undefined;
    return value.loss === undefined ? value : { ...value, symptom: `${value.loss}: ${value.symptom}` };
  } catch {
    throw new Unreadable(`${file}: expected JSON, as every stored finding is; mend or remove the file`);
  }
};

/** The findings in this folder and below; none if there is no such folder. */
export const knownIn = async (folder: string): Promise<readonly Known[]> => {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const known: Known[] = [];
  for (const name of names.filter((name) => name.endsWith('.json')).sort()) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    const heading = headingOf(file, text);
    if (heading) known.push({ ...heading, file, text });
  }
  return known;
};

/** The findings of the project's own documentation. */
export const documented = (): Promise<readonly Known[]> => knownIn(findingsFolder);

/** How a disagreement shows itself, and the file that it would be. */
interface Shown {
  readonly symptom: string;
  readonly ingredients: readonly string[];
  readonly finding: { readonly [field: string]: unknown };
}

/**
 * Whether one of these shows itself in the same way and needs nothing that this disagreement lacks. What is
 * known of a subject is known of its variants.
 */
export const isAmong = (
  known: readonly Known[],
  name: string,
  { symptom, ingredients, finding: example }: Shown,
): boolean =>
  known.some(
    (finding) =>
      (finding.subject === undefined || finding.subject === example['subject']) &&
      finding.implementations.includes(name) &&
      finding.symptom === symptom &&
      finding.ingredients.every((needed) => ingredients.includes(needed)),
  );
