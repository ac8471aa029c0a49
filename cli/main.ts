#!/usr/bin/env node
/** `nitro-spec`: one command for all of it; one file per sub-command. */
import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { answerCommand } from './answer.js';
import { checkCommand } from './check.js';
import { conformCommand } from './conform/conform.js';
import { constructionCommand } from './construction.js';
import { BadInput, exitCode, type ExitCode } from './exit.js';
import { finalityCommand } from './finality.js';
import { griefCommand } from './grief.js';
import { replayCommand } from './replay.js';
import { valueCommand } from './value.js';
import { vectorsCommand } from './vectors.js';
import { complain } from './terminal.js';

/** The package names itself, from wherever it was built to. */
const { version } = createRequire(import.meta.url)('nitro-spec/package.json') as { version: string };

const program = new Command('nitro-spec')
  .description('The executable specification of Turbo and Nitro, the state channel network protocols')
  .version(version)
  .exitOverride();

const commands = [
  checkCommand,
  replayCommand,
  valueCommand,
  answerCommand,
  conformCommand,
  constructionCommand,
  finalityCommand,
  griefCommand,
  vectorsCommand,
];
for (const command of commands) program.addCommand(command.copyInheritedSettings(program));

const fail = (error: unknown): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.held : exitCode.badInput;
  if (error instanceof BadInput) {
    complain(error.message);
    return exitCode.badInput;
  }
  complain(`internal error: ${error instanceof Error ? error.stack : String(error)}`);
  return exitCode.internal;
};

// Who reads along may have seen enough: the work goes on, and ends with its own code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await program.parseAsync().catch((error: unknown) => {
  process.exitCode = fail(error);
});
