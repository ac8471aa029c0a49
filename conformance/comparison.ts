/**
 * Comparison: several implementations, each on several subjects, at the same time where there are cores, and
 * the report on all of them.
 */
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import Tinypool from 'tinypool';
import { compare, type Compared, type Drive, type Task } from './compare.js';
import { operationsIn, type Counts, type Tally } from './drive.js';
import { generationOf, type Choice } from './generations.js';
import type { SomeImplementation } from './implementation.js';
import { isAmong, type Known } from './known.js';
import { workerFile } from './package.js';
import type { Report } from './report/model.js';
import { rowsOf } from './rows.js';
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

const corpusFor = ({ corpus }: ComparisonOptions, name: string): readonly string[] =>
  corpus.filter(({ implementations }) => implementations.includes(name)).map(({ text }) => text);

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
        ...{ name, subject, seed, channels, length, stride },
        ...{ first: from + i, runs: from + runs },
        corpus: i === 0 ? corpusFor(options, name) : [],
      };
    }),
  );
};

/**
 * Does the tasks on so many lanes. A task is given its share of the time that is left when it begins: what one
 * takes longer, as it has to make small what it found, the others go without. Once it is interrupted no other
 * task begins.
 */
const inLanes = async (
  tasks: readonly Task[],
  lanes: number,
  time: number | undefined,
  interrupted: () => boolean,
  work: (task: Task) => Promise<Compared>,
): Promise<readonly Compared[]> => {
  const ends = performance.now() + (time ?? 0) * 1000;
  const parts = new Map<number, Compared>();
  const waiting = [...tasks.entries()];
  const lane = async (): Promise<void> => {
    for (let next; !interrupted() && (next = waiting.shift());) {
      const [i, task] = next;
      const left = Math.max(0, ends - performance.now()) / 1000;
      const share = (left * lanes) / Math.max(lanes, waiting.length + 1);
      parts.set(i, await work(time === undefined ? task : { ...task, time: share }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...parts].toSorted(([i], [j]) => i - j).map(([, part]) => part);
};

const added = (
  one: Readonly<Record<string, Counts>>,
  other: Readonly<Record<string, Counts>>,
): Record<string, Counts> =>
  Object.fromEntries(
    Object.entries(one).map(([rule, { applied, refused, disagreed }]) => {
      const more = other[rule]!;
      return [
        rule,
        {
          applied: applied + more.applied,
          refused: refused + more.refused,
          disagreed: disagreed + more.disagreed,
        },
      ];
    }),
  );

/** Several parts of the same comparison as one. */
const joined = (one: Compared, other: Compared): Compared => ({
  ...one,
  runs: one.runs + other.runs,
  next: Math.max(one.next, other.next),
  seconds: one.seconds + other.seconds,
  inside: one.inside + other.inside,
  operations: added(one.operations, other.operations),
  notAsked: Object.fromEntries(
    [...new Set([...Object.keys(one.notAsked), ...Object.keys(other.notAsked)])].map((reason) => [
      reason,
      (one.notAsked[reason] ?? 0) + (other.notAsked[reason] ?? 0),
    ]),
  ),
  gone: [...one.gone, ...other.gone],
  cases: [...one.cases, ...other.cases],
});

const reportOn = (
  parts: readonly Compared[],
  options: ComparisonOptions,
  seconds: number,
  interrupted: boolean,
): Done => {
  const whole = new Map<string, Compared>();
  for (const part of parts) {
    const key = JSON.stringify([part.name, part.subject]);
    const other = whole.get(key);
    whole.set(key, other ? joined(other, part) : part);
  }
  const compared = [...whole.values()];
  const generation = (name: string) => generationOf(name)?.id ?? name;
  return {
    report: {
      schema: 'nitro-spec/report/1',
      ...{ seed: options.seed, seconds, interrupted, command: options.command },
      compared: compared.map(
        ({ about: _about, next: _next, gone: _gone, cases: _cases, words: _words, ...counted }) => ({
          ...counted,
          generation: generation(counted.name),
          byDesign: generationOf(counted.name)?.byDesign[counted.subject] ?? {},
        }),
      ),
      rows: rowsOf(parts, {
        generationOf: generation,
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
  };
};

const secondsSince = (began: number): number => (performance.now() - began) / 1000;

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
  const far = new Map<Task, Progress>();
  const ports = new Set<MessageChannel['port1']>();

  const done = async (task: Task): Promise<Compared> => {
    const { port1, port2 } = new MessageChannel();
    ports.add(port1);
    port1.on('message', (now: Progress) => far.set(task, now));
    try {
      return await (pool.run({ task, port: port2 }, { transferList: [port2] }) as Promise<Compared>);
    } finally {
      port1.close();
      ports.delete(port1);
    }
  };

  const timer = setInterval(() => {
    if (interrupted()) for (const port of ports) port.postMessage('enough');
    const sum = (of: (one: Progress) => number) => [...far.values()].reduce((all, one) => all + of(one), 0);
    progress(
      sum(({ runs }) => runs),
      sum(({ operations }) => operations),
    );
  }, 100);
  try {
    const parts = await inLanes(
      tasksFor(choices, options, workers),
      workers,
      options.time,
      interrupted,
      done,
    );
    return reportOn(parts, options, secondsSince(began), interrupted());
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

  const parts = await inLanes(tasksFor(choices, options, 1), 1, options.time, interrupted, work);
  return reportOn(parts, options, secondsSince(began), interrupted());
};
