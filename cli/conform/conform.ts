/** `nitro-spec conform`: the same random examples on both sides, for published contracts or a command of the user's. */
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import type { Choice, ComparisonOptions, Done, Known, Watch } from '../../conformance/index.js';
import type { SomeSpokenImplementation, SomeWire } from '../../conformance/stdio/index.js';
import { BadInput, exitCode } from '../exit.js';
import { readFrom } from '../files.js';
import { positive, seed, whole } from '../numbers.js';
import { interruptible, number, paint, progressLine, say } from '../terminal.js';
import { chosen, names, orUnavailable, subjects } from './chosen.js';
import { replay } from './replay.js';
import { commandLine, readResumption, saved, saveResumption, writeReport, type Naming } from './save.js';

interface ConformOptions {
  readonly subject: readonly string[];
  readonly exec?: string;
  readonly timeout: number;
  readonly runs?: number;
  readonly time?: number;
  readonly workers: number;
  readonly seed?: number;
  readonly channels: number;
  readonly length: number;
  readonly save: string;
  readonly fresh?: true;
  readonly replay?: string;
  readonly report?: string;
  readonly junit?: string;
  readonly html?: string;
  readonly json?: true;
}

/** How many runs of each, or how long all of it: what nobody says is five minutes, or a few runs of a command. */
const budgetOf = ({
  exec,
  runs,
  time,
}: ConformOptions): { readonly runs: number } | { readonly time: number } => {
  if (time !== undefined) return { time };
  return runs === undefined && exec === undefined ? { time: 300 } : { runs: runs ?? 500 };
};

/** The same comparison on the command line, with the seed that it had. */
const commandOf = (wanted: readonly string[], used: number, options: ConformOptions): string =>
  commandLine(
    'conform',
    ...wanted,
    ...(options.exec === undefined ? [] : ['--exec', options.exec]),
    ...options.subject.flatMap((subject) => ['--subject', subject]),
    ...['--seed', String(used)],
    ...(options.fresh ? ['--fresh'] : []),
    ...Object.entries(budgetOf(options)).flatMap(([name, amount]) => [`--${name}`, String(amount)]),
    ...(options.channels === 5 ? [] : ['--channels', String(options.channels)]),
    ...(options.length === 24 ? [] : ['--length', String(options.length)]),
  );

const show = async ({ report, gone }: Done, options: ConformOptions): Promise<void> => {
  const { htmlPage, junitXml, terminalLines } = await import('../../conformance/report/index.js');
  if (options.report !== undefined) await writeReport(options.report, `${JSON.stringify(report, null, 1)}\n`);
  if (options.junit !== undefined) await writeReport(options.junit, junitXml(report));
  if (options.html !== undefined) await writeReport(options.html, htmlPage(report));
  if (options.json) {
    say(JSON.stringify(report));
    return;
  }
  for (const line of terminalLines(report, paint, process.stdout.columns)) say(line);
  for (const file of gone) say(`${paint.yellow('!')} ${file} does not disagree any more, and can go.`);
};

/** Whether all that a stored example says is said by one of these. */
const isAlso = (known: readonly Known[], { id, implementations }: Known): boolean =>
  known.some((one) => one.id === id && implementations.every((name) => one.implementations.includes(name)));

/** Compares, stores what was found, and shows it. */
const conform = async (
  wanted: readonly string[],
  options: ConformOptions,
  compareWith: (options: ComparisonOptions, watch: Watch) => Promise<Done>,
  naming: Naming,
): Promise<void> => {
  const { documented, knownIn, Unreadable } = await import('../../conformance/index.js');
  const orBad = (error: unknown) => {
    throw error instanceof Unreadable ? new BadInput(error.message) : error;
  };
  const ours = await documented();
  const theirs = await knownIn(options.save).catch(orBad);
  const before = options.fresh ? undefined : await readResumption(options.save);
  const resumed = options.seed === undefined ? before : undefined;
  const used = options.seed ?? before?.seed ?? randomInt(2 ** 31);
  const known = options.fresh ? [] : [...ours, ...theirs.filter((one) => !isAlso(ours, one))];
  const progress = progressLine();
  const began = performance.now();
  const budget = { runs: Infinity, ...budgetOf(options) };
  const until = 'time' in budget ? ` of ${budget.time}` : '';

  const done = await interruptible((pressed) =>
    compareWith(
      {
        ...{ seed: used, ...budget, channels: options.channels, length: options.length },
        ...{ workers: options.workers, corpus: known, documented: ours },
        first: ({ name, subject }) =>
          resumed?.next.find((one) => one.name === name && one.subject === subject)?.run ?? 0,
        command: commandOf(wanted, used, options),
      },
      {
        interrupted: pressed,
        progress: (runs, operations) =>
          progress.show(
            `${number(runs)} runs, ${number(operations)} operations, ${((performance.now() - began) / 1000).toFixed(0)}${until} s`,
          ),
      },
    ),
  ).finally(progress.clear);

  const report = await saved(done.report, {
    ...{ folder: options.save, known, naming, tests: true },
    bySubject: options.exec !== undefined,
  });
  await saveResumption(options.save, { seed: used, next: done.next }, before);
  const failed = report.rows.length > 0 || report.compared.some(({ misbehaved }) => misbehaved !== undefined);
  if (failed && !report.interrupted) process.exitCode = exitCode.counterexample;
  await show({ ...done, report }, options);
};

/** What a stored example says it is about. */
const subjectIn = async (file: string): Promise<string> => {
  const { readSubject } = await import('../../conformance/index.js');
  return readFrom(file, readSubject);
};

/** The implementation that an example is played on: the subject is the file's. */
const oneChoice = (choices: readonly Choice[], file: string, subject: string): Choice => {
  const fitting = choices.filter((choice) => choice.subject === subject);
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length > 1) throw new BadInput('name one version to play the example on');
  throw new BadInput(`${file}: none of the implementations you name is compared on ${subject}`);
};

const published = async (wanted: readonly string[], options: ConformOptions): Promise<void> => {
  const { comparison, deployed, recovery } = await import('../../conformance/index.js');
  const choices = chosen(wanted, options.subject);
  const { replay: file, json = false } = options;
  if (file !== undefined) {
    const subject = await subjectIn(file);
    const implementation = await orUnavailable(deployed(oneChoice(choices, file, subject)));
    return replay(implementation, file, { attack: subject === recovery, json });
  }
  await orUnavailable(
    conform(
      wanted,
      options,
      (how, watch) => comparison(choices, how, watch),
      (name) => [name],
    ),
  );
};

/** What a command is asked about: what is named, and otherwise everything that can be spoken about. */
const spokenAbout = (wires: readonly SomeWire[], named: readonly string[]): readonly SomeWire[] => {
  const known = wires.map(({ subject }) => subject.name);
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new BadInput(`a command is not compared on ${unknown}, expected ${known.join(' or ')}`);
  return named.length === 0 ? wires : wires.filter(({ subject }) => named.includes(subject.name));
};

const executed = async (command: string, options: ConformOptions): Promise<void> => {
  const [{ comparisonOf }, { CannotStart, driveTogether, execOnSubjects, Misbehaviour, wires }] =
    await Promise.all([import('../../conformance/index.js'), import('../../conformance/stdio/index.js')]);
  const { replay: file, json = false, timeout } = options;
  const named = file === undefined ? options.subject : [await subjectIn(file)];
  const asked = spokenAbout(spokenAbout(wires, options.subject), named);
  try {
    const implementations = await execOnSubjects(asked, named.length > 0, command, { timeout });
    try {
      if (file !== undefined) await replay(implementations[0]!, file, { attack: false, json });
      else
        await conform(
          [],
          options,
          (how, watch) =>
            comparisonOf(implementations, how, watch, (timed, ...rest) =>
              driveTogether(timed as SomeSpokenImplementation, ...rest),
            ),
          () => ['--exec', command],
        );
    } finally {
      await implementations[0]!.close();
    }
  } catch (error) {
    if (error instanceof CannotStart) throw new BadInput(error.message);
    if (!(error instanceof Misbehaviour)) throw error;
    process.exitCode = exitCode.counterexample;
    if (json) say(JSON.stringify({ misbehaved: error.lines() }));
    else for (const line of error.lines()) say(line);
  }
};

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const conformCommand = new Command('conform')
  .description('compare published contracts, or an implementation of yours, with the specification')
  .argument(
    '[implementations...]',
    `versions or generations: ${names.join(', ')}; all of them if none is named`,
  )
  .option('--exec <command>', 'an implementation in any language, spoken to over standard input and output')
  .option('--timeout <seconds>', 'how long an answer of that command may take', positive, 5)
  .option('--subject <name>', `only this part: ${subjects.join(', ')} (may be repeated)`, several, [])
  .option('--runs <number>', 'how many runs of each (default: 500 of a command)', positive)
  .addOption(
    new Option('--time <seconds>', 'how long all of it (default: 300 for published contracts)')
      .argParser(positive)
      .conflicts('runs'),
  )
  .option('--workers <number>', 'how many at the same time', whole(1, 256), availableParallelism())
  .option('--seed <number>', 'the seed of an earlier comparison, to repeat it', seed)
  .option('--channels <number>', 'the most channels in a network', whole(1, 20), 5)
  .option('--length <number>', 'the most operations in a run', whole(1, 1000), 24)
  .option('--save <folder>', 'where examples of disagreements are kept, and played first next time', 'traces')
  .option('--fresh', 'begin anew: play no stored example first, do not go on where the last comparison ended')
  .option('--replay <file>', 'play a stored example again, instead of random runs')
  .option('--report <file>', 'write the report as JSON')
  .option('--junit <file>', 'write the report as JUnit XML')
  .option('--html <file>', 'write the report as one HTML page')
  .option('--json', 'the report as one line of JSON instead of the summary')
  .addHelpText(
    'after',
    `
Contracts are fetched by npm, checked against their pinned sha512, and kept in $NITRO_SPEC_CACHE,
$XDG_CACHE_HOME/nitro-spec or ~/.cache/nitro-spec. They run in an Ethereum virtual machine in this process.

Exit code 0 when all agree, 1 with a disagreement or an implementation that misbehaves, 2 when something
cannot be read or a stored example no longer disagrees as recorded, 130 when interrupted.`,
  )
  .action(async (wanted: readonly string[], options: ConformOptions) => {
    if (options.exec === undefined) return published(wanted, options);
    if (wanted.length > 0) throw new BadInput('name published implementations or a command, not both');
    return executed(options.exec, options);
  });
