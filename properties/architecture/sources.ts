/** Sources: the project's own code as texts, and what each file imports. */
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Source {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export const folders = ['spec', 'properties', 'conformance', 'cli'] as const;

const filesIn = (folder: string): string[] =>
  readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

/** All TypeScript files of the project, in alphabetical order. */
export const sources = (): readonly Source[] =>
  folders
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));

export const isTest = ({ path }: Source): boolean => path.endsWith('.test.ts');

/** Of a statement, or of a call that loads a module when it is needed. */
const imported = /^(?:import|export)\b[^;']*\bfrom '(?<stated>[^']+)';$|\bimport\('(?<loaded>[^']+)'\)/gm;

export interface Imports {
  /** Files of the project. */
  readonly files: readonly string[];
  /** Packages, and modules of Node with their `node:`. */
  readonly packages: readonly string[];
}

const packageName = (what: string): string =>
  what.startsWith('node:') ? what : what.split('/', what.startsWith('@') ? 2 : 1).join('/');

export const importsOf = ({ path, text }: Source): Imports => {
  const all = [...text.matchAll(imported)].map(({ groups }) => (groups!['stated'] ?? groups!['loaded'])!);
  const own = all.filter((what) => what.startsWith('.'));
  return {
    files: own.map((what) => posix.join(posix.dirname(path), what).replace(/\.js$/, '.ts')),
    packages: all.filter((what) => !what.startsWith('.')).map(packageName),
  };
};
