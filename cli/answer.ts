/** `nitro-spec answer FILE…`: one line of JSON for each scenario; mistakes in the files go to standard error. */
import { Command } from 'commander';
import { BadInput, exitCode } from './exit.js';
import { readFrom } from './files.js';
import { complain, say } from './terminal.js';

const answerFiles = async (files: readonly string[]): Promise<void> => {
  const { answer, readQuestion } = await import('../conformance/scenario/index.js');
  for (const file of files) {
    try {
      const question = await readFrom(file, readQuestion);
      say(JSON.stringify({ id: question.id, answer: answer(question) }));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      complain(error.message);
      process.exitCode = exitCode.badInput;
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
