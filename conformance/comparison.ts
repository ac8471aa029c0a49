/**
 * Comparison: several implementations, each on several subjects, at the same time where there are cores, and
 * the report on all of them.
 */
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import Tinypool from 'tinypool';
import { compare, type Compared, type Drive, type Task } from './compare.js';
import { operationsIn, type Tally } from './drive.js';
import { generationOf, type Choice } from './generations.js';
import type { SomeImplementation } from './implementation.js';
import { joined } from './joined.js';
import { isAmong, type Known } from './known.js';
import { inLanes } from './lanes.js';
import { workerFile } from './package.js';
import type { Report } from './report/model.js';
import { rowsOf } from './rows.js';
import { playedOnOthers, toldOf, type Ask, type Shows } from './shared.js';
import type { ExampleOptions } from './subject.js';
import type { Progress } from './worker.js';

export interface ComparisonOptions extends ExampleOptions {
  readonly seed: number;
  /** Of each implementation on each subject. */
  readonly runs: number;
  /** So many seconds for all of them together, instead of so many runs. */
  readonly time?: number;
  readonly workers?: number;
  /** The number of the first run of each: those before it were done earlier. */
  readonly first?: (choice: Choice) => number;
  /** Findings to play before anything else. */
  readonly corpus: readonly Known[];
  /** Those of them that the project documents. */
  readonly documented: readonly Known[];
  /** The command that does all of it again. */
  readonly command: string;
}

export interface Watch {
  readonly progress: (runs: number, operations: number) => void;
  readonly interrupted: () => boolean;
}

/** What one implementation came to, and where the next comparison of it would go on. */
export interface Done {
  readonly report: Report;
  readonly next: readonly (Choice & { readonly run: number })[];
  /** Stored findings that no longer disagree, by file. */
  readonly gone: readonly string[];
}

/** What any version of the generation was found to do. */
const corpusFor = ({ corpus }: ComparisonOptions, name: string): readonly string[] =>
  corpus
    .filter(({ implementations }) =>
      implementations.some((other) => generationNamed(other) === generationNamed(name)),
    )
    .map(({ text }) => text);

/** Published versions have runs of their own: what several show is then met by more runs, and played on all. */
const seedOf = (seed: number, name: string): number => (generationOf(name) ? seed ^ fc.hash(name) : seed);

/**
 * How much of the time a task is given. Versions of one generation play what the others found: four of them get
 * twice the time of a version that is alone.
 */
const weightIn =
  (tasks: readonly Task[]) =>
  ({ name, subject }: Task): number =>
    1 /
    Math.sqrt(
      tasks.filter(
        (other) => other.subject === subject && generationNamed(other.name) === generationNamed(name),
      ).length,
    );

/** Each choice is one task; where there are more workers than choices, its runs are dealt out. */
const tasksFor = (
  choices: readonly Choice[],
  options: ComparisonOptions,
  workers: number,
): readonly Task[] => {
  const { seed, runs, channels, length, first = () => 0 } = options;
  const stride = Math.max(1, Math.floor(workers / choices.length));
  return choices.flatMap(({ name, subject }) =>
    Array.from({ length: stride }, (_, i): Task => {
      const from = first({ name, subject });
      return {
        ...{ name, subject, seed: seedOf(seed, name), channels, length, stride },
        ...{ first: from + i, runs: from + runs },
        corpus: i === 0 ? corpusFor(options, name) : [],
      };
    }),
  );
};

/** Of anything that is not published, its name. */
const generationNamed = (name: string): string => generationOf(name)?.id ?? name;

const reportOn = (
  compared: readonly Compared[],
  options: ComparisonOptions,
  shows: Shows | undefined,
  seconds: number,
  interrupted: boolean,
): Done => ({
  report: {
    schema: 'nitro-spec/report/1',
    ...{ seed: options.seed, seconds, interrupted, command: options.command },
    compared: compared.map(
      ({
        about: _about,
        next: _next,
        pace: _pace,
        gone: _gone,
        cases: _cases,
        words: _words,
        ...counted
      }) => ({
        ...counted,
        generation: generationNamed(counted.name),
        byDesign: generationOf(counted.name)?.byDesign[counted.subject] ?? {},
      }),
    ),
    rows: rowsOf(compared, {
      generationOf: generationNamed,
      shows,
      documented: (name, way) => isAmong(options.documented, name, way),
      seconds,
    }),
  },
  next: compared.map(({ name, subject, next }) => ({ name, subject, run: next })),
  gone: compared.flatMap(({ name, gone }) =>
    options.corpus
      .filter(({ id, implementations }) => gone.includes(id) && implementations[0] === name)
      .map(({ file }) => file),
  ),
});

const secondsSince = (began: number): number => (performance.now() - began) / 1000;

/** The part of the time in which examples are looked for; in what is left, they are played on other versions. */
const searching = 0.98;

/** Compares published implementations, on as many threads as there are workers. */
export const comparison = async (
  choices: readonly Choice[],
  options: ComparisonOptions,
  { progress, interrupted }: Watch,
): Promise<Done> => {
  const began = performance.now();
  const workers = options.workers ?? availableParallelism();
  const pool = new Tinypool({
    filename: pathToFileURL(workerFile()).href,
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
  });
  const enough = new AbortController();
  setMaxListeners(0, enough.signal);
  const ask: Ask = (choice, texts) =>
    pool.run({ choice, texts }, { name: 'shown', signal: enough.signal }) as ReturnType<Ask>;
  const far = new Map<Task, Progress>();
  const ports = new Set<MessageChannel['port1']>();

  const parts: Compared[] = [];

  /** Where it has to be the same again, it is not told what was found so far. */
  const done = async (begun: Task): Promise<Compared> => {
    const told = options.time === undefined ? {} : toldOf(parts, generationNamed, begun);
    const task = { ...begun, ...told };
    const { port1, port2 } = new MessageChannel();
    ports.add(port1);
    port1.on('message', (now: Progress) => far.set(task, now));
    try {
      const part = (await pool.run({ task, port: port2 }, { transferList: [port2] })) as Compared;
      parts.push(part);
      return part;
    } finally {
      port1.close();
      ports.delete(port1);
    }
  };

  const timer = setInterval(() => {
    if (interrupted()) {
      for (const port of ports) port.postMessage('enough');
      enough.abort();
    }
    const sum = (of: (one: Progress) => number) => [...far.values()].reduce((all, one) => all + of(one), 0);
    progress(
      sum(({ runs }) => runs),
      sum(({ operations }) => operations),
    );
  }, 100);
  try {
    const time = options.time && options.time * searching;
    const tasks = tasksFor(choices, options, workers);
    const compared = joined(await inLanes(tasks, workers, time, interrupted, weightIn(tasks), done));
    const shows = await playedOnOthers(compared, generationNamed, ask).catch((error: unknown) => {
      if (!interrupted()) throw error;
      return undefined;
    });
    return reportOn(compared, options, shows, secondsSince(began), interrupted());
  } finally {
    clearInterval(timer);
    await pool.destroy();
  }
};

/** Compares implementations that are at hand, one subject of each after the other, on this thread. */
export const comparisonOf = async (
  implementations: readonly SomeImplementation[],
  options: ComparisonOptions,
  { progress, interrupted }: Watch,
  // oxlint-disable-next-line no-explicit-any
  driven?: Drive<any>,
): Promise<Done> => {
  const began = performance.now();
  const choices = implementations.map(({ name, subject }): Choice => ({ name, subject: subject.name }));
  const before = { runs: 0, operations: 0 };

  const work = async (task: Task): Promise<Compared> => {
    const implementation = implementations.find(
      ({ name, subject }) => name === task.name && subject.name === task.subject,
    )!;
    const stop = (tally: Tally) => {
      progress(before.runs + tally.runs, before.operations + operationsIn(tally));
      return interrupted();
    };
    const compared = await compare(implementation, task, stop, driven);
    before.runs += compared.runs;
    before.operations += operationsIn(compared);
    return compared;
  };

  const tasks = tasksFor(choices, options, 1);
  const parts = await inLanes(tasks, 1, options.time, interrupted, weightIn(tasks), work);
  return reportOn(joined(parts), options, undefined, secondsSince(began), interrupted());
};
