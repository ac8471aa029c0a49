/**
 * Drive: random networks and operations, done by the specification and by the implementation side by side.
 *
 * A disagreeing operation is undone on both sides, so that what comes after it is still compared. A run is
 * generated from the seed and its number alone.
 */
import fc from 'fast-check';
import { entriesOf, recordOf, type NitroAction, type Outcomes } from '../spec/index.js';
import { example, type Example, type ExampleOptions } from './example.js';
import type { Implementation, Operation } from './implementation.js';
import { meet, type Meeting } from './meeting.js';
import { operationOf } from './moves.js';
import { everythingIn, type Encounter } from './play.js';
import { notAsked } from './profile.js';
import { chainAt, mentionedInAction, secondsSinceFinal, type Trace } from './trace.js';

/** How often an operation was done, by what came of it. */
export interface Counts {
  applied: number;
  refused: number;
  disagreed: number;
}

export interface Tally {
  runs: number;
  readonly operations: Record<NitroAction['type'], Counts>;
  /** What was not asked for, by the reason. */
  readonly notAsked: Map<string, number>;
}

const none = (): Counts => ({ applied: 0, refused: 0, disagreed: 0 });

export const emptyTally = (): Tally => ({
  runs: 0,
  operations: { deposit: none(), withdraw: none(), finalize: none(), transfer: none(), claim: none() },
  notAsked: new Map(),
});

const count = ({ operations }: Tally, { operation, step, disagreement }: Meeting): void => {
  const counts = operations[operation.action.type];
  if (disagreement) counts.disagreed += 1;
  else counts[step.status === 'applied' ? 'applied' : 'refused'] += 1;
};

/** A disagreement in a run, and the shorter trace that starts where both last agreed. */
export interface Found {
  readonly encounter: Encounter;
  readonly abbreviation: Trace;
}

/** The state in which both last agreed, and the operation after it. */
const abbreviated = (
  { start, operations }: Trace,
  { before, operation }: Meeting,
  outcomes: Outcomes,
): Trace => ({
  start: {
    participants: start.participants,
    balances: before.balances,
    finalized: outcomes,
    challenged: recordOf(entriesOf(start.challenged).filter(([channel]) => outcomes[channel] === undefined)),
  },
  operations: [{ action: operation.action, seconds: Math.min(secondsSinceFinal({ start, operations }), 1) }],
});

/** One run; what happens is counted in place. */
export const run = async (
  implementation: Implementation,
  { reached, start, moves }: Example,
  tally: Tally,
): Promise<Found[]> => {
  const { capabilities } = implementation;
  const found: Found[] = [];
  const agreed: Operation[] = [];
  const addresses = everythingIn(implementation, { start, operations: [] });
  tally.runs += 1;
  await implementation.setUp(start);
  let chain = chainAt(start);
  let { outcomes } = await implementation.observe(addresses);
  let last: NitroAction | undefined;

  for (const move of moves) {
    const action = operationOf({ chain, reached, capabilities, ...(last && { last }) }, move);
    const reason = notAsked(capabilities, chain, action);
    if (reason !== undefined) {
      tally.notAsked.set(reason, (tally.notAsked.get(reason) ?? 0) + 1);
      continue;
    }
    last = action;
    for (const address of mentionedInAction(action)) addresses.add(address);
    const agreement = await implementation.snapshot();
    const meeting = await meet(implementation, chain, { action, seconds: move.seconds }, addresses);
    count(tally, meeting);
    if (meeting.disagreement) {
      const trace = { start, operations: [...agreed, meeting.operation] };
      found.push({ encounter: { trace, meeting }, abbreviation: abbreviated(trace, meeting, outcomes) });
      await implementation.revert(agreement);
    } else {
      agreed.push(meeting.operation);
      chain = meeting.expected;
      outcomes = meeting.observed.outcomes;
    }
  }
  return found;
};

/** Seeds far apart for neighbouring seeds: no two drives share their runs by accident. */
const runSeed = (seed: number, run: number): number => (Math.imul(seed, 0x9e3779b1) + run) | 0;

export interface DriveOptions extends ExampleOptions {
  readonly seed: number;
  readonly runs: number;
}

/** Yields after every run what it has found. */
export async function* drive(
  implementation: Implementation,
  { seed, runs, ...options }: DriveOptions,
  tally: Tally,
): AsyncGenerator<readonly Found[]> {
  const examples = example(implementation.capabilities, options);
  for (let i = 0; i < runs; i++) {
    const [next] = fc.sample(examples, { seed: runSeed(seed, i), numRuns: 1 });
    yield await run(implementation, next!, tally);
  }
}
