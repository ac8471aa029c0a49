/** `nitro-spec replay FILE`: plays a saved trace again; a trace that no longer fails is reported loudly. */
import { Command } from 'commander';
import type { SavedTrace } from '../conformance/scenario/index.js';
import { BadInput, exitCode } from './exit.js';
import { readFrom } from './files.js';
import { paint, say } from './terminal.js';

/** Whether the trace fails as it says, and what happens in it. */
const replayed = async (trace: SavedTrace): Promise<{ fails: boolean; lines: string[] }> => {
  const [{ replay }, { laws }, { invariants }, { refusalLines, violationLines, traceLines }, { rulesNamed }] =
    await Promise.all([
      import('../properties/campaign/index.js'),
      import('../properties/laws/index.js'),
      import('../spec/index.js'),
      import('./counterexample.js'),
      import('./rules.js'),
    ]);
  const rules = await rulesNamed(trace.rules);
  const { start: chain, actions } = trace;

  const law = laws.find(({ id }) => id === trace.violated);
  if (law) {
    const action = actions.at(-1);
    if (action && rules(chain, action).status === 'rejected')
      return { fails: true, lines: refusalLines(rules, { law, chain, action }) };
    return { fails: false, lines: traceLines(rules, trace) };
  }
  const invariant = invariants.find(({ id }) => id === trace.violated);
  if (!invariant) throw new BadInput(`there is no sentence ${JSON.stringify(trace.violated)} to violate`);
  const violation = replay(rules, trace, [invariant]);
  if (violation) return { fails: true, lines: violationLines(rules, trace, violation) };
  return { fails: false, lines: traceLines(rules, trace) };
};

const replayFile = async (file: string): Promise<void> => {
  const { readTrace } = await import('../conformance/scenario/index.js');
  const trace = await readFrom(file, readTrace);
  const { fails, lines } = await replayed(trace);
  process.exitCode = fails ? exitCode.counterexample : exitCode.badInput;
  if (!fails)
    say(
      `${paint.yellow('!')} This trace no longer fails: ${paint.bold(trace.violated)} holds.\n  ${trace.title}\n`,
    );
  for (const line of lines) say(line);
  if (!fails) say('\nEither the fault is mended, and the file can go, or the trace belongs to other rules.');
};

export const replayCommand = new Command('replay')
  .description('play a saved trace again')
  .argument('<file>', 'a trace that check has saved')
  .addHelpText(
    'after',
    '\nExit code 1 when the trace fails as it did, 2 when it cannot be read or no longer fails.',
  )
  .action(replayFile);
