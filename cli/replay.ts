/** `nitro-spec replay FILE`: plays a saved trace again; a trace that no longer fails is reported loudly. */
import { Command } from 'commander';
import { BadInput, exitCode } from './exit.js';
import { readFrom } from './files.js';
import { paint, say } from './terminal.js';

const replayFile = async (file: string): Promise<void> => {
  const [{ readTrace }, { replay }, { invariants }, { violationLines, traceLines }, { rulesNamed }] =
    await Promise.all([
      import('../conformance/scenario/index.js'),
      import('../properties/campaign/index.js'),
      import('../spec/index.js'),
      import('./counterexample.js'),
      import('./rules.js'),
    ]);
  const trace = await readFrom(file, readTrace);
  const invariant = invariants.find(({ id }) => id === trace.violated);
  if (!invariant)
    throw new BadInput(`${file}: $.violated: there is no invariant ${JSON.stringify(trace.violated)}`);
  const rules = await rulesNamed(trace.rules);

  const violation = replay(rules, trace, [invariant]);
  process.exitCode = violation ? exitCode.counterexample : exitCode.badInput;
  if (violation) {
    for (const line of violationLines(rules, trace, violation)) say(line);
    return;
  }
  say(`${paint.yellow('!')} This trace no longer fails: ${paint.bold(invariant.id)} holds after every step.`);
  say(`  ${invariant.sentence}\n`);
  for (const line of traceLines(rules, trace)) say(line);
  say('\nEither the fault is mended, and the file can go, or the trace belongs to other rules.');
};

export const replayCommand = new Command('replay')
  .description('play a saved trace again')
  .argument('<file>', 'a trace that check has saved')
  .addHelpText(
    'after',
    '\nExit code 1 when the trace fails as it did, 2 when it cannot be read or no longer fails.',
  )
  .action(replayFile);
