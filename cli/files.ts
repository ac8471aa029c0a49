/** Files that a user names: what they say, or a mistake in words with its place. */
import { readFile } from 'node:fs/promises';
import type { JsonReading, Problem } from '../conformance/scenario/index.js';
import { BadInput } from './exit.js';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, and a file was expected',
  EACCES: 'this file may not be read',
  ENOTDIR: 'a part of this path is not a folder',
};

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = words[code];
    throw reason === undefined ? error : new BadInput(`${file}: ${reason}`);
  }
};

const located = (file: string, { line, column, path, message }: Problem): string =>
  `${file}:${line}:${column}: ${path ? `${path}: ` : ''}${message}`;

/** What a file says, read in this way. */
export const readFrom = async <T>(file: string, read: (text: string) => JsonReading<T>): Promise<T> => {
  const reading = read(await textOf(file));
  if (reading.type === 'read') return reading.value;
  throw new BadInput(reading.problems.map((problem) => located(file, problem)).join('\n'));
};
