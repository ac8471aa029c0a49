/** `nitro-spec conform IMPLEMENTATION`: the same random networks and operations on both sides. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { implementationNames } from '../conformance/implementations.js';
import { BadInput, exitCode } from './exit.js';
import { readFrom } from './files.js';
import { named } from './implementations.js';
import { positive, seed, whole } from './numbers.js';
import { interruptible, number, progressLine, say } from './terminal.js';

interface ConformOptions {
  readonly runs: number;
  readonly time?: number;
  readonly seed?: number;
  readonly channels: number;
  readonly length: number;
  readonly save: string;
  readonly replay?: string;
  readonly json?: true;
}

const conform = async (name: string, options: ConformOptions): Promise<void> => {
  const [{ drive, emptyTally, knownFindings, verdictsOf }, report] = await Promise.all([
    import('../conformance/index.js'),
    import('./conform-report.js'),
  ]);
  const implementation = await named(name);
  const known = await knownFindings(implementation);
  const chosen = options.seed ?? randomInt(2 ** 31);
  const tally = emptyTally(implementation.subject);
  const verdicts = verdictsOf(implementation);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const progress = progressLine();

  const interrupted = await interruptible(async (pressed) => {
    const { channels, length } = options;
    const runs = options.time === undefined ? options.runs : Infinity;
    for await (const found of drive(implementation, { seed: chosen, runs, channels, length }, tally)) {
      await verdicts.add(found);
      const late = options.time !== undefined && seconds() >= options.time;
      if (late || pressed()) break;
      progress.show(
        `${number(tally.runs)} runs, ${verdicts.list().length} causes of disagreement, ${seconds().toFixed(0)} s`,
      );
    }
    return pressed();
  });
  progress.clear();

  const result = { implementation, known, seed: chosen, seconds: seconds(), interrupted, tally, verdicts };
  const files = await report.saveCases(options.save, result);
  if (files.length > 0 && !interrupted) process.exitCode = exitCode.counterexample;
  if (options.json) say(JSON.stringify(report.resultJson(result, files)));
  else for (const line of report.resultLines(result, files)) say(line);
};

const replay = async (name: string, file: string, json: boolean): Promise<void> => {
  const [{ findingOf, play, readFinding }, report] = await Promise.all([
    import('../conformance/index.js'),
    import('./conform-report.js'),
  ]);
  const implementation = await named(name);
  const { subject, capabilities } = implementation;
  const finding = await readFrom(file, (text) => readFinding(subject, text));
  if (!finding.implementations.includes(name))
    throw new BadInput(`${file}: $.implementations: expected ${name} among them`);
  if (!subject.isExpressible(capabilities, finding.trace))
    throw new BadInput(`${file}: expected amounts that ${name} can express`);
  const encounter = await play(implementation, finding.trace);
  const now = encounter && findingOf(implementation, encounter);
  const same = now?.symptom === finding.symptom;
  process.exitCode = same ? exitCode.counterexample : exitCode.badInput;
  if (json) say(JSON.stringify({ file, disagrees: encounter !== undefined, asRecorded: same }));
  else for (const line of report.replayLines(implementation, finding, encounter, now)) say(line);
};

export const conformCommand = new Command('conform')
  .description('compare a published contract with the specification, operation by operation')
  .argument('<implementation>', implementationNames.join(', '))
  .option('--runs <number>', 'how many runs', positive, 2000)
  .option('--time <seconds>', 'how long, instead of how many runs', positive)
  .option('--seed <number>', 'the seed of an earlier drive, to repeat it', seed)
  .option('--channels <number>', 'the most channels in a network', whole(1, 20), 5)
  .option('--length <number>', 'the most operations in a run', whole(1, 1000), 24)
  .option('--save <folder>', 'where to save the smallest example of each disagreement', 'traces')
  .option('--replay <file>', 'play a saved example again, instead of random runs')
  .option('--json', 'one line of JSON instead of the summary')
  .addHelpText(
    'after',
    `
The contract is fetched by npm, checked against its pinned sha512, and kept in $NITRO_SPEC_CACHE,
$XDG_CACHE_HOME/nitro-spec or ~/.cache/nitro-spec. It runs in an Ethereum virtual machine in this process.

Exit code 0 when both agree everywhere, 1 with a disagreement, 2 when the contract or the file cannot be
read, or the saved example no longer disagrees as recorded, 130 when interrupted.`,
  )
  .action((name: string, options: ConformOptions) =>
    options.replay === undefined
      ? conform(name, options)
      : replay(name, options.replay, options.json === true),
  );
