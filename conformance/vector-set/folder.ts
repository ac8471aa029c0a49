/**
 * Folders: a set as files. It is written whole or not at all: first beside the folder, then moved into its place, so
 * that no file is ever there in part.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesIn } from './committed.js';
import { manifestFile, type Files } from './set.js';

export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'differs' | 'unknown';
}

/** How the files in a folder differ from the set. */
export const differences = (folder: string, files: Files): readonly Difference[] => {
  const there = filesIn(folder);
  const unknown = [...there.keys()].filter((path) => !files.has(path));
  return [
    ...[...files].flatMap(([path, text]): Difference[] => {
      const found = there.get(path);
      if (found === text) return [];
      return [{ path, what: found === undefined ? 'missing' : 'differs' }];
    }),
    ...unknown.map((path): Difference => ({ path, what: 'unknown' })),
  ];
};

/** The files of the set that was written here before. */
const listedIn = (there: Files): ReadonlySet<string> => {
  try {
    const { name, files } = JSON.parse(there.get(manifestFile) ?? '') as {
      readonly name: string;
      readonly files: readonly { readonly path: string }[];
    };
    return new Set(name === 'nitro-spec vectors' ? files.map(({ path }) => path) : []);
  } catch {
    return new Set();
  }
};

/** The files in a folder that no set has put there. */
export const strangers = (folder: string, files: Files): readonly string[] => {
  if (!existsSync(folder)) return [];
  const there = filesIn(folder);
  const listed = listedIn(there);
  return [...there.keys()].filter((path) => !files.has(path) && !listed.has(path));
};

const put = (folder: string, path: string, place: (file: string) => void): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  place(file);
};

/** Writes the set into a folder that is new, empty, or holds an earlier one. */
export const writeFolder = (to: string, files: Files): void => {
  const folder = resolve(to);
  const partial = `${folder}.${process.pid}.partial`;
  try {
    for (const [path, text] of files) put(partial, path, (file) => writeFileSync(file, text));
    if (!existsSync(folder) || readdirSync(folder).length === 0) {
      if (existsSync(folder)) rmdirSync(folder);
      renameSync(partial, folder);
      return;
    }
    const before = filesIn(folder);
    for (const path of files.keys()) put(folder, path, (file) => renameSync(join(partial, path), file));
    for (const path of before.keys()) if (!files.has(path)) rmSync(join(folder, path));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};
