/** `nitro-spec check`: the main job. The paper's networks, then random ones. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import type { CheckOptions, Section } from './check/section.js';
import { exitCode } from './exit.js';
import { positive, seed, whole } from './numbers.js';
import { interruptedCode, interruptible, paint, progressLine, say } from './terminal.js';

type Options = Omit<CheckOptions, 'seed'> & { readonly seed?: number; readonly json?: true };

const check = async ({ json, ...given }: Options): Promise<void> => {
  const [
    { nitro },
    { checkPaper },
    { checkRandom },
    { checkRecovery },
    { checkCompositions },
    { rulesNamed },
  ] = await Promise.all([
    import('../spec/index.js'),
    import('./check/paper.js'),
    import('./check/random.js'),
    import('./check/recovery.js'),
    import('./check/compositions.js'),
    import('./rules.js'),
  ]);
  const options: CheckOptions = { ...given, seed: given.seed ?? randomInt(2 ** 31) };
  const rules = await rulesNamed(options.mutant);
  const began = performance.now();
  const progress = progressLine();
  const sections: Section[] = [];
  const tell = (section: Section): void => {
    progress.clear();
    sections.push(section);
    if (!json) for (const line of [...section.lines, '']) say(line);
  };

  const stopped = await interruptible(async (interrupted) => {
    const checking = { options, rules, interrupted, progress: progress.show };
    tell(checkPaper(checking));
    if (!interrupted()) tell(await checkRandom(checking));
    // Strategies are made for the right rules: against wrong ones a loss would say nothing.
    if (!interrupted() && rules === nitro) tell(await checkRecovery(checking));
    if (!interrupted() && rules === nitro) tell(await checkCompositions(checking));
    if (!interrupted() && options.contract !== undefined) {
      const { checkContract } = await import('./check/contract.js');
      tell(await checkContract(options.contract, checking));
    }
    return interrupted();
  });

  const failed = sections.some((section) => section.failed);
  if (failed) process.exitCode = exitCode.counterexample;
  else if (stopped) process.exitCode = interruptedCode;

  const seconds = (performance.now() - began) / 1000;
  if (json) {
    const each = Object.fromEntries(sections.map((section) => [section.name, section.json]));
    say(JSON.stringify({ seed: options.seed, interrupted: stopped, failed, ...each }));
    return;
  }
  if (stopped)
    say(paint.yellow(`Interrupted after ${seconds.toFixed(1)} s: this is what was checked so far.`));
  say(
    failed
      ? paint.red(`✗ Not everything held (${seconds.toFixed(1)} s).`)
      : `${paint.green('✓')} Everything held (${seconds.toFixed(1)} s).`,
  );
};

export const checkCommand = new Command('check')
  .description("the paper's networks, then random ones, with every invariant checked after every step")
  .option('--runs <number>', 'how many random runs', positive, 2000)
  .option('--duels <number>', 'how many players recover their value', positive, 500)
  .option('--compositions <number>', 'how many networks are built and attacked', positive, 300)
  .option('--time <seconds>', 'how long in all, instead of how many of each', positive)
  .option('--seed <number>', 'the seed of an earlier check, to repeat it', seed)
  .option('--channels <number>', 'the most channels in a network', whole(1, 40), 6)
  .option('--length <number>', 'the longest schedule', whole(1, 10_000), 40)
  .option('--contract <implementation>', 'compare a published contract as well')
  .option('--contract-runs <number>', 'how many runs on the contract', positive, 100)
  .option('--mutant <id>', 'check wrong rules on purpose, to see a counterexample', 'nitro')
  .option('--save <folder>', 'where to save the trace of a counterexample', 'traces')
  .option('--json', 'one line of JSON instead of the summary')
  .addHelpText('after', '\nExit code 0 when everything held, 1 with a counterexample, 130 when interrupted.')
  .action(check);
