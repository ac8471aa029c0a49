/** Notes: what is written by hand about a report, a file for each page, row or way that it is about. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Report, Row } from './model.js';

/**
 * By the name of the file: that of a row or a way, a generation, or `README` for all of it. A name of a row
 * without its generation stands for that row in every generation that has no note of its own.
 */
export type Notes = ReadonlyMap<string, string>;

export const readNotes = async (folder: string): Promise<Notes> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const read = async (file: string) =>
    [basename(file, '.md'), await readFile(join(folder, file), 'utf8')] as const;
  return new Map(await Promise.all(files.map(read)));
};

const namesOf = ({ id, generation }: Row): readonly string[] =>
  id.startsWith(`${generation}-`) ? [id, id.slice(generation.length + 1)] : [id];

export const noteOn = (row: Row, notes: Notes): string =>
  namesOf(row)
    .map((name) => notes.get(name))
    .find((note) => note !== undefined) ?? '';

/** Notes that no page of this report has a place for: on rows that this run did not find, say. */
export const unusedNotes = ({ compared, rows }: Report, notes: Notes): readonly string[] => {
  const used = new Set([
    'README',
    ...compared.map(({ generation }) => generation),
    ...rows.flatMap((row) => [...namesOf(row), ...row.ways.map((way) => way.id)]),
  ]);
  return [...notes.keys()].filter((name) => !used.has(name));
};
