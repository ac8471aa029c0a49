/** `nitro-spec vectors DIR`: writes the vectors, or says how those in a folder differ from them. */
import { statSync } from 'node:fs';
import { Command } from 'commander';
import type { Difference } from '../conformance/vector-set/index.js';
import { BadInput, exitCode } from './exit.js';
import { number, paint, say } from './terminal.js';

interface Options {
  readonly check?: boolean;
  readonly json?: boolean;
}

const words: Readonly<Record<Difference['what'], string>> = {
  missing: 'is missing',
  differs: 'differs',
  unknown: 'is no part of the set',
};

/** What is there already, or a mistake: only a folder can hold a set. */
const isThere = (folder: string): boolean => {
  try {
    if (statSync(folder).isDirectory()) return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return false;
    if (code !== 'ENOTDIR') throw error;
  }
  throw new BadInput(`${folder}: this is a file or lies in one, and a folder was expected`);
};

const some = (paths: readonly string[]): string =>
  paths.slice(0, 3).join(', ') + (paths.length > 3 ? ` and ${number(paths.length - 3)} more` : '');

const denied = new Set(['EACCES', 'EPERM', 'EROFS']);

const write = async (folder: string, { json }: Options): Promise<void> => {
  isThere(folder);
  const { committedSource, strangers, vectorSet, version, writeFolder } =
    await import('../conformance/vector-set/index.js');
  const { files } = vectorSet(committedSource());
  const foreign = strangers(folder, files);
  if (foreign.length > 0)
    throw new BadInput(
      `${folder}: expected a folder that is new, empty or holds vectors, found other files in it: ${some(foreign)}`,
    );
  try {
    writeFolder(folder, files);
  } catch (error) {
    if (!denied.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new BadInput(`${folder}: nothing may be written there`);
  }
  say(
    json
      ? JSON.stringify({ folder, version, files: files.size })
      : `${number(files.size)} files of version ${version} are in ${folder}; manifest.json lists them.`,
  );
};

const compare = async (folder: string, { json }: Options): Promise<void> => {
  if (!isThere(folder)) throw new BadInput(`${folder}: there is no such folder`);
  const { committedSource, differences, vectorSet, version } =
    await import('../conformance/vector-set/index.js');
  const { files } = vectorSet(committedSource());
  const found = differences(folder, files);
  if (found.length > 0) process.exitCode = exitCode.counterexample;
  if (json) return say(JSON.stringify({ folder, version, files: files.size, differences: found }));
  if (found.length === 0)
    return say(
      paint.green(`${folder} holds version ${version}: all ${number(files.size)} files are the same.`),
    );
  for (const { path, what } of found) say(`${path} ${words[what]}`);
  say(
    paint.red(
      `${number(found.length)} differ from version ${version}, which has ${number(files.size)} files.`,
    ),
  );
  say(`Again: nitro-spec vectors ${folder} --check`);
};

export const vectorsCommand = new Command('vectors')
  .description('write the conformance vectors: questions with answers, schemas, traces and a manifest')
  .argument('<folder>', 'a folder that is new, empty or holds vectors')
  .option('--check', 'write nothing, and name each file that differs')
  .option('--json', 'print one line of JSON')
  .addHelpText(
    'after',
    '\nExit code 1 when --check finds a difference, 2 when the folder cannot be used. The files are described in docs/vectors.md.',
  )
  .action((folder: string, options: Options) =>
    options.check ? compare(folder, options) : write(folder, options),
  );
