/**
 * Drive: random examples, done by the specification and by the implementation side by side.
 *
 * A disagreeing operation is undone on both sides, so that what comes after it is still compared. A run is
 * generated from the seed and its number alone.
 */
import fc from 'fast-check';
import type { Implementation, Operation, Terms } from './implementation.js';
import { meet, type Encounter, type Meeting } from './meeting.js';
import { begin } from './play.js';
import type { Example, ExampleOptions, Subject, Trace } from './subject.js';

/** How often an operation was done, by what came of it. */
export interface Counts {
  applied: number;
  refused: number;
  disagreed: number;
}

export interface Tally {
  runs: number;
  /** By rule. */
  readonly operations: Record<string, Counts>;
  /** What was not asked for, by the reason. */
  readonly notAsked: Map<string, number>;
}

export const emptyTally = <T extends Terms>({ rules }: Pick<Subject<T>, 'rules'>): Tally => ({
  runs: 0,
  operations: Object.fromEntries(rules.map((rule) => [rule, { applied: 0, refused: 0, disagreed: 0 }])),
  notAsked: new Map(),
});

/** How many operations both sides did. */
export const operationsIn = ({
  operations,
}: {
  readonly operations: Readonly<Record<string, Counts>>;
}): number =>
  Object.values(operations).reduce(
    (sum, { applied, refused, disagreed }) => sum + applied + refused + disagreed,
    0,
  );

const count = <T extends Terms>(
  { operations }: Tally,
  { ruleOf }: Subject<T>,
  { operation, step, disagreement }: Meeting<T>,
): void => {
  const counts = operations[ruleOf(operation.action)]!;
  if (disagreement) counts.disagreed += 1;
  else counts[step.status === 'applied' ? 'applied' : 'refused'] += 1;
};

/** A disagreement in a run, and the shorter trace that starts where both last agreed. */
export interface Found<T extends Terms> {
  readonly encounter: Encounter<T>;
  readonly abbreviation: Trace<T>;
}

/** One run; what happens is counted in place. */
export const run = async <T extends Terms>(
  implementation: Implementation<T>,
  { start, moves }: Example<T>,
  tally: Tally,
): Promise<Found<T>[]> => {
  const { subject, capabilities } = implementation;
  const found: Found<T>[] = [];
  const agreed: Operation<T>[] = [];
  const names = new Set(subject.mentionedAtStart(start, capabilities));
  tally.runs += 1;
  let { state, observed } = await begin(implementation, start, names);
  let last: T['action'] | undefined;

  for (const move of moves) {
    const operation = move(state, last);
    const reason = subject.notAsked(capabilities, state, operation.action);
    if (reason !== undefined) {
      tally.notAsked.set(reason, (tally.notAsked.get(reason) ?? 0) + 1);
      continue;
    }
    last = operation.action;
    for (const name of subject.mentionedInAction(operation.action)) names.add(name);
    const agreement = await implementation.snapshot();
    const meeting = await meet(implementation, state, operation, names);
    count(tally, subject, meeting);
    if (meeting.disagreement) {
      const trace = { start, operations: [...agreed, operation] };
      const abbreviation = subject.abbreviated?.(trace, meeting, observed) ?? trace;
      found.push({ encounter: { trace, meeting }, abbreviation });
      await implementation.revert(agreement);
    } else {
      agreed.push(operation);
      state = meeting.expected;
      observed = meeting.observed;
    }
  }
  return found;
};

/** Seeds far apart for neighbouring seeds: no two drives share their runs by accident. */
const runSeed = (seed: number, run: number): number => (Math.imul(seed, 0x9e3779b1) + run) | 0;

export interface DriveOptions extends ExampleOptions {
  readonly seed: number;
  readonly runs: number;
  /** The number of the first run, and how far apart runs are: several drives can share one seed. */
  readonly first?: number;
  readonly stride?: number;
}

/** The examples of a drive, one a run. */
export function* examplesOf<T extends Terms>(
  { subject, capabilities }: Pick<Implementation<T>, 'subject' | 'capabilities'>,
  { seed, runs, first = 0, stride = 1, ...options }: DriveOptions,
): Generator<Example<T>> {
  const examples = subject.example(capabilities, options);
  for (let i = first; i < runs; i += stride)
    yield fc.sample(examples, { seed: runSeed(seed, i), numRuns: 1 })[0]!;
}

/** Yields after every run what it has found. */
export async function* drive<T extends Terms>(
  implementation: Implementation<T>,
  options: DriveOptions,
  tally: Tally,
): AsyncGenerator<readonly Found<T>[]> {
  for (const example of examplesOf(implementation, options)) yield await run(implementation, example, tally);
}
