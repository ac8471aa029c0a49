/**
 * Smallest: the smallest case this finds in which an implementation misbehaves in the same way.
 *
 * It is started again for every attempt that fails, so there is a limit of time besides.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Terms } from '../implementation.js';
import { mentioned, type Trace } from '../subject.js';
import type { SpokenImplementation } from './spoken.js';
import { Misbehaviour } from './misbehaviour.js';

const patienceMilliseconds = 20_000;

/** First it is left out what comes after the operation at fault, then whatever is not needed. */
function* simpler<T extends Terms>(
  implementation: SpokenImplementation<T>,
  { start, operations }: Trace<T>,
  isPrefix: boolean,
): Generator<Trace<T>> {
  if (!isPrefix) for (const [i] of operations.entries()) yield { start, operations: operations.slice(0, i) };
  else if (operations.length > 0) yield* implementation.subject.smaller({ start, operations });
}

/** The verdict about a case in which it misbehaves, or about a smaller one with the example told. */
export const smallest = async <T extends Terms>(
  implementation: SpokenImplementation<T>,
  trace: Trace<T>,
  verdict: Misbehaviour,
): Promise<Misbehaviour> => {
  const { subject, capabilities, answers } = implementation;
  const until = performance.now() + patienceMilliseconds;

  const misbehaving = async (trace: Trace<T>): Promise<Misbehaviour | undefined> => {
    if (!subject.isExpressible(capabilities, trace)) return undefined;
    try {
      await answers(trace, mentioned(subject, capabilities, trace));
      return undefined;
    } catch (error) {
      if (!(error instanceof Misbehaviour)) throw error;
      return error.kind === verdict.kind ? error : undefined;
    }
  };

  const oneSimpler = async (than: Trace<T>, isPrefix: boolean) => {
    for (const candidate of simpler(implementation, than, isPrefix)) {
      if (performance.now() > until) return undefined;
      if (isDeepStrictEqual(candidate, than)) continue;
      const found = await misbehaving(candidate);
      if (found) return { verdict: found, trace: candidate };
    }
    return undefined;
  };

  let smallest = { verdict, trace };
  smallest = (await oneSimpler(trace, false)) ?? smallest;
  for (let next; (next = await oneSimpler(smallest.trace, true));) smallest = next;
  const { words } = subject;
  smallest.verdict.example = [
    ...words.start(smallest.trace.start),
    ...smallest.trace.operations.map((operation) => words.operation(operation)),
  ];
  return smallest.verdict;
};
