/** `nitro-spec answer FILE…`: one line of JSON for each scenario; mistakes in the files go to standard error. */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Problem } from '../conformance/scenario/index.js';
import { exitCode } from './exit.js';
import { readableError } from './files.js';

export const located = (file: string, { line, column, path, message }: Problem): string =>
  `${file}:${line}:${column}: ${path ? `${path}: ` : ''}${message}`;

const complain = (message: string): void => {
  process.stderr.write(`nitro-spec: ${message}\n`);
  process.exitCode = exitCode.badInput;
};

const answerFiles = async (files: readonly string[]): Promise<void> => {
  const { answer, readQuestion } = await import('../conformance/scenario/index.js');
  for (const file of files) {
    try {
      const reading = readQuestion(await readFile(file, 'utf8'));
      if (reading.type === 'malformed')
        for (const problem of reading.problems) complain(located(file, problem));
      else
        process.stdout.write(`${JSON.stringify({ id: reading.value.id, answer: answer(reading.value) })}\n`);
    } catch (error) {
      complain(readableError(file, error));
    }
  }
};

export const answerCommand = new Command('answer')
  .description('answer scenario files, one line of JSON for each')
  .argument('<file...>', 'scenario files')
  .addHelpText(
    'after',
    '\nA file that cannot be read is reported with the place of the mistake; the others are answered.\nExit code 2 when any file could not be read.',
  )
  .action(answerFiles);
