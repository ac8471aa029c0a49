/** Play: a concrete trace on both sides, until they disagree or it ends. */
import type { Address } from '../spec/index.js';
import type { Implementation } from './implementation.js';
import { differingParts, meet, type Meeting } from './meeting.js';
import { chainAt, mentioned, type Trace } from './trace.js';

/** A meeting that ended in a disagreement, and all that led to it. */
export interface Encounter {
  readonly trace: Trace;
  readonly meeting: Meeting;
}

/** The first disagreement in this trace; the encounter's trace ends with it. */
export const play = async (implementation: Implementation, trace: Trace): Promise<Encounter | undefined> => {
  const { start, operations } = trace;
  const addresses = everythingIn(implementation, trace);
  await implementation.setUp(start);
  let chain = chainAt(start);
  const parts = differingParts(chain, await implementation.observe(addresses));
  if (parts.length > 0) throw new Error(`${implementation.name} starts with other ${parts.join(' and ')}`);
  for (const [i, operation] of operations.entries()) {
    const meeting = await meet(implementation, chain, operation, addresses);
    if (meeting.disagreement) return { trace: { start, operations: operations.slice(0, i + 1) }, meeting };
    chain = meeting.expected;
  }
  return undefined;
};

export const everythingIn = ({ capabilities }: Implementation, trace: Trace): Set<Address> =>
  new Set([...mentioned(trace), ...capabilities.specialAddresses]);
