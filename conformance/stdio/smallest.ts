/**
 * Smallest: the smallest case this finds in which an implementation misbehaves in the same way.
 *
 * It is started again after every attempt in which it does, so there is a limit of time besides.
 */
import type { Terms } from '../implementation.js';
import { textOf } from '../shrink.js';
import { mentioned, whyNotAsked, type Trace } from '../subject.js';
import { Misbehaviour } from './misbehaviour.js';
import type { SpokenImplementation } from './spoken.js';

const patienceMilliseconds = 20_000;

interface Example<T extends Terms> {
  readonly verdict: Misbehaviour;
  readonly trace: Trace<T>;
}

/** The trace without what comes after its first operations, the shortest first. */
function* beginnings<T extends Terms>({ start, operations }: Trace<T>): Generator<Trace<T>> {
  for (const end of operations.keys()) yield { start, operations: operations.slice(0, end) };
}

/** The verdict with its example: about this case, or about a smaller one that ends in the same way. */
export const smallest = async <T extends Terms>(
  { subject, capabilities, answers }: SpokenImplementation<T>,
  trace: Trace<T>,
  verdict: Misbehaviour,
): Promise<Misbehaviour> => {
  const until = performance.now() + patienceMilliseconds;

  const misbehaving = async (trace: Trace<T>): Promise<Example<T> | undefined> => {
    try {
      await answers(trace, mentioned(subject, capabilities, trace));
      return undefined;
    } catch (error) {
      if (!(error instanceof Misbehaviour)) throw error;
      return error.kind === verdict.kind ? { verdict: error, trace } : undefined;
    }
  };

  /** The first of these that misbehaves, of those that were not tried before: it does not go in circles. */
  const tried = new Set([textOf(trace)]);
  const first = async (candidates: Iterable<Trace<T>>): Promise<Example<T> | undefined> => {
    for (const candidate of candidates) {
      if (performance.now() > until) return undefined;
      const text = textOf(candidate);
      if (tried.has(text) || whyNotAsked({ subject, capabilities }, candidate) !== undefined) continue;
      tried.add(text);
      const found = await misbehaving(candidate);
      if (found) return found;
    }
    return undefined;
  };

  /** Traces are made smaller around their last operation. */
  const smaller = ({ trace }: Example<T>): Iterable<Trace<T>> =>
    trace.operations.length > 0 ? subject.smaller(trace) : [];

  let found = (await first(beginnings(trace))) ?? { verdict, trace };
  for (let next; (next = await first(smaller(found)));) found = next;
  found = (await first([subject.renamed(found.trace, capabilities)])) ?? found;

  const { start, operations } = found.trace;
  found.verdict.example = [
    ...subject.words.start(start),
    ...operations.map((operation) => subject.words.operation(operation)),
  ];
  return found.verdict;
};
