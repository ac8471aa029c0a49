/** Play: a concrete trace on both sides, until they disagree or it ends. */
import type { Implementation, Terms } from './implementation.js';
import { meet, type Encounter } from './meeting.js';
import { mentioned, type Trace } from './subject.js';

/** An implementation that does not even begin where it was told to. */
export class WrongStart extends Error {}

/** Sets the implementation up, and makes sure that both begin with the same state. */
export const begin = async <T extends Terms>(
  implementation: Implementation<T>,
  start: T['start'],
  names: Iterable<string>,
): Promise<{ state: T['state']; observed: T['observed'] }> => {
  const { subject, name } = implementation;
  await implementation.setUp(start);
  const state = subject.stateAt(start);
  const observed = await implementation.observe(names);
  const parts = subject.differing(state, observed);
  if (parts.length === 0) return { state, observed };
  const told = subject.words.start(start).join('\n');
  throw new WrongStart(
    `${name} begins with other ${parts.join(' and ')} than it was told:\n${told}\n${subject.words.observed(observed)}`,
  );
};

/** The first disagreement in this trace; the encounter's trace ends with it. */
export const play = async <T extends Terms>(
  implementation: Implementation<T>,
  trace: Trace<T>,
): Promise<Encounter<T> | undefined> => {
  const { subject, capabilities } = implementation;
  const { start, operations } = trace;
  const names = mentioned(subject, capabilities, trace);
  let { state } = await begin(implementation, start, names);
  for (const [i, operation] of operations.entries()) {
    const meeting = await meet(implementation, state, operation, names);
    if (meeting.disagreement) return { trace: { start, operations: operations.slice(0, i + 1) }, meeting };
    state = meeting.expected;
  }
  return undefined;
};
