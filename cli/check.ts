/** `nitro-spec check`: the main job, random networks and schedules with every invariant after every step. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { exitCode } from './exit.js';
import { positive, seed, whole } from './numbers.js';
import { breathe, interruptible, number, paint, progressLine, say } from './terminal.js';

interface CheckOptions {
  readonly runs: number;
  readonly time?: number;
  readonly seed?: number;
  readonly channels: number;
  readonly length: number;
  readonly mutant: string;
  readonly save: string;
  readonly json?: true;
}

const check = async (options: CheckOptions): Promise<void> => {
  const [
    { campaign, shrink, replay },
    { invariants },
    report,
    { saveTrace, violationLines },
    { rulesNamed },
  ] = await Promise.all([
    import('../properties/campaign/index.js'),
    import('../spec/index.js'),
    import('./check-report.js'),
    import('./counterexample.js'),
    import('./rules.js'),
  ]);
  const rules = await rulesNamed(options.mutant);
  const chosen = options.seed ?? randomInt(2 ** 31);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const progress = progressLine();

  const { tally, found } = await interruptible(async (interrupted) => {
    const runs = options.time === undefined ? options.runs : Infinity;
    const { channels, length } = options;
    const batches = campaign({ rules, invariants, seed: chosen, runs, channels, length });
    for (;;) {
      const { value, done } = batches.next();
      const late = options.time !== undefined && seconds() >= options.time;
      if (done || late || interrupted()) return value;
      progress.show(
        `${number(value.tally.runs)} runs, ${number(value.tally.steps)} steps, ${seconds().toFixed(0)} s`,
      );
      await breathe();
    }
  });
  progress.clear();

  const shrunk = found && shrink(rules, found.trace, found.violation.invariant);
  const violation = shrunk && replay(rules, shrunk, [found.violation.invariant]);
  const file =
    shrunk &&
    violation &&
    (await saveTrace(options.save, {
      ...shrunk,
      id: `${violation.invariant.id}-${chosen}-${tally.runs}`,
      title: violation.invariant.sentence,
      violated: violation.invariant.id,
      rules: options.mutant,
    }));
  if (violation) process.exitCode = exitCode.counterexample;
  const stopped = process.exitCode === 130;

  if (options.json) {
    const { networks, ...counts } = tally;
    const held = invariants.map(({ id }) => id).filter((id) => id !== violation?.invariant.id);
    say(
      JSON.stringify({
        ...{ seed: chosen, seconds: Number(seconds().toFixed(3)), interrupted: stopped },
        ...{
          ...counts,
          networks: networks.size,
          held,
          violated: violation?.invariant.id ?? null,
          trace: file ?? null,
        },
      }),
    );
    return;
  }
  report.reportTally(tally, chosen);
  report.reportInvariants(invariants, violation?.invariant.id);
  if (stopped)
    say(paint.yellow(`Interrupted after ${seconds().toFixed(1)} s: this is what was checked so far.`));
  if (shrunk && violation) {
    for (const line of violationLines(rules, shrunk, violation)) say(line);
    say(`\nSaved. To play it again:\n  npx nitro-spec replay ${file}`);
  } else say(`${paint.green('✓')} No counterexample in ${seconds().toFixed(1)} s.`);
};

export const checkCommand = new Command('check')
  .description('random networks and schedules, every invariant checked after every step')
  .option('--runs <number>', 'how many runs', positive, 2000)
  .option('--time <seconds>', 'how long, instead of how many runs', positive)
  .option('--seed <number>', 'the seed of an earlier check, to repeat it', seed)
  .option('--channels <number>', 'the most channels in a network', whole(1, 40), 6)
  .option('--length <number>', 'the longest schedule', whole(1, 10_000), 40)
  .option('--mutant <id>', 'check wrong rules on purpose, to see a counterexample', 'nitro')
  .option('--save <folder>', 'where to save the trace of a counterexample', 'traces')
  .option('--json', 'one line of JSON instead of the summary')
  .addHelpText('after', '\nExit code 0 when everything held, 1 with a counterexample, 130 when interrupted.')
  .action(check);
