/**
 * Compare: one implementation on one subject, for so many runs or so long. What is known is played first.
 *
 * Everything that comes out is plain data: a comparison may be done by another thread.
 */
import { drive, emptyTally, type DriveOptions, type Found, type Tally } from './drive.js';
import { findingJson, findingOf, readFinding } from './finding.js';
import type { Implementation, Terms } from './implementation.js';
import type { Look, Met } from './met.js';
import { play, WrongStart } from './play.js';
import type * as report from './report/model.js';
import type { Json } from './scenario/json.js';
import { shrink } from './shrink.js';
import { Misbehaviour } from './stdio/misbehaviour.js';
import { whyNotAsked, type ExampleOptions, type Subject } from './subject.js';
import { timed, type Waiting } from './timed.js';
import { verdictsOf, type Case } from './verdicts.js';
import { encounterLines } from './words.js';

export interface Task extends ExampleOptions {
  readonly name: string;
  readonly subject: string;
  readonly seed: number;
  /** Of the runs with these numbers, every `stride`-th from `first` on. */
  readonly first: number;
  readonly stride: number;
  readonly runs: number;
  /** So many seconds, instead of so many runs. */
  readonly time?: number;
  /** Findings as they were stored, to be played before anything else. */
  readonly corpus: readonly string[];
  /** What other versions were found to do by now, to be played as well. */
  readonly also?: readonly string[];
  /** What other generations were found to do by now, in single operations: played too, and made small for this one. */
  readonly elsewhere?: readonly string[];
}

/** One way to disagree, as data. */
export interface PlainCase extends Look, Met {
  readonly id: string;
  readonly rule: string;
  /** Of a loss that only shows later, the symptom behind it. */
  readonly fault?: string;
  readonly severity: report.Severity;
  readonly loses?: string;
  readonly size: number;
  readonly lines: readonly string[];
  readonly finding: { readonly [field: string]: Json };
}

/** What came of it: what a report says, and what its rows are made of. */
export interface Compared extends Omit<report.Compared, 'generation' | 'byDesign'> {
  /** The subject that its examples are of: variants and games have one of their own. */
  readonly about: string;
  /** The number of the run that would be next. */
  readonly next: number;
  /** When each run ended, as a part of all the time that was spent: first is what is known, and making small. */
  readonly pace: readonly number[];
  /** Stored findings that were played and no longer disagree, by their ids. */
  readonly gone: readonly string[];
  readonly cases: readonly PlainCase[];
  /** The words for every ingredient. */
  readonly words: Readonly<Record<string, string>>;
}

const plain = <T extends Terms>(implementation: Implementation<T>, one: Case<T>): PlainCase => {
  const { subject } = implementation;
  const { rule, symptom, ingredients, smallest, size, met, metAlone, loses } = one;
  const finding = findingOf(implementation, smallest);
  return {
    ...{ id: finding.id, rule, symptom, ingredients, size, met, metAlone },
    severity: loses === undefined ? smallest.meeting.disagreement!.verdict : 'loss',
    ...(loses !== undefined && { loses }),
    lines: encounterLines(subject, smallest),
    finding: findingJson(subject, finding, smallest),
  };
};

/** Findings of other subjects are about the same implementation too. */
const isAbout = (
  { kind, name, variantOf = name }: Pick<Subject<Terms>, 'kind' | 'name' | 'variantOf'>,
  text: string,
): boolean => {
  const heading = JSON.parse(text) as { readonly kind: string; readonly subject?: string };
  return heading.kind === kind && (heading.subject ?? variantOf) === name;
};

/** How an implementation is driven: yields after every run what it has found. Its time is told by `waited`. */
export type Drive<T extends Terms> = (
  implementation: Implementation<T>,
  options: DriveOptions,
  tally: Tally,
  waited: Waiting,
) => AsyncIterable<readonly Found<T>[]>;

/** `stop` is asked after every example: what was not made small by then is counted, and not shown. */
export const compare = async <T extends Terms>(
  untimed: Implementation<T>,
  task: Task,
  stop: (tally: Tally) => boolean = () => false,
  driven: Drive<T> = drive,
): Promise<Compared> => {
  const { implementation, waited, inside } = timed(untimed);
  const { subject, capabilities, name } = implementation;
  const tally = emptyTally(subject);
  const verdicts = verdictsOf(implementation);
  const gone: string[] = [];
  const ended: number[] = [];
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let misbehaved: readonly string[] | undefined;

  const known = async (): Promise<void> => {
    const { corpus, also = [], elsewhere = [] } = task;
    for (const text of [...corpus, ...also, ...elsewhere].filter((text) => isAbout(subject, text))) {
      if (stop(tally)) return;
      const reading = readFinding(subject, text);
      if (reading.type === 'malformed') throw new Error(`a stored finding: ${reading.problems[0]?.message}`);
      const { id, trace } = reading.value;
      const encounter =
        whyNotAsked(implementation, trace) === undefined && (await play(implementation, trace));
      if (encounter)
        await verdicts.enter(elsewhere.includes(text) ? await shrink(implementation, encounter) : encounter);
      else if (corpus.includes(text)) gone.push(id);
    }
  };

  try {
    await known();
    const runs = task.time === undefined ? task.runs : Infinity;
    for await (const found of driven(implementation, { ...task, runs }, tally, waited)) {
      await verdicts.add(found, () => stop(tally));
      ended.push(seconds());
      if (stop(tally) || (task.time !== undefined && seconds() >= task.time)) break;
    }
  } catch (error) {
    if (error instanceof Misbehaviour) misbehaved = error.lines();
    else if (error instanceof WrongStart) misbehaved = error.message.split('\n');
    else throw error;
  }
  const offered = subject.offered?.(capabilities) ?? subject.rules;
  return {
    ...{
      name,
      subject: task.subject,
      about: subject.variantOf ?? subject.name,
      runs: tally.runs,
      next: task.first + tally.runs * task.stride,
    },
    ...{ seconds: seconds(), inside: inside(), operations: tally.operations },
    notAsked: Object.fromEntries(tally.notAsked),
    without: subject.rules.filter((rule) => !offered.includes(rule)),
    pace: ended.map((end) => end / seconds()),
    gone,
    cases: verdicts.cases().map((one) => plain(implementation, one)),
    words: Object.fromEntries(Object.entries(subject.ingredients).map(([key, { words }]) => [key, words])),
    ...(misbehaved !== undefined && { misbehaved }),
  };
};
