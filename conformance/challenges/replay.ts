/** Replay: a trace on the specification's side alone, with the state before each operation. */
import type { Operation } from '../implementation.js';
import type { Trace } from '../subject.js';
import { stateAt, step } from './step.js';
import type { ChallengeCapabilities, Challenges, ChallengeState } from './terms.js';

export interface Moment {
  readonly before: ChallengeState;
  readonly operation: Operation<Challenges>;
  /** Why it is refused, if it is. */
  readonly refused?: string;
}

const replay = (
  capabilities: ChallengeCapabilities,
  { start, operations }: Trace<Challenges>,
): readonly Moment[] => {
  const moments: Moment[] = [];
  let state = stateAt(start);
  for (const operation of operations) {
    const done = step(capabilities, state, operation);
    moments.push({ before: state, operation, ...(done.status === 'rejected' && { refused: done.code }) });
    if (done.status === 'applied') ({ state } = done);
  }
  return moments;
};

const known = new WeakMap<Trace<Challenges>, readonly Moment[]>();

export const momentsOf = (
  trace: Trace<Challenges>,
  capabilities: ChallengeCapabilities,
): readonly Moment[] => {
  const moments = known.get(trace) ?? replay(capabilities, trace);
  known.set(trace, moments);
  return moments;
};
