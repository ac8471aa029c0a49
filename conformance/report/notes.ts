/** Notes: what is written by hand about a report, a file for each page, row or way that it is about. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Notes } from './markdown.js';

/** By the name of the file: that of a row or a way, a generation, or `README`. */
export const readNotes = async (folder: string): Promise<Notes> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const read = async (file: string) =>
    [basename(file, '.md'), await readFile(join(folder, file), 'utf8')] as const;
  return new Map(await Promise.all(files.map(read)));
};
