/**
 * Meeting: one operation, done by the specification and by the implementation, and how the two compare.
 *
 * Compared are whether the operation is applied, and the whole state after it.
 */
import type { Implementation, Operation, Response, Terms } from './implementation.js';
import type { Step, Trace } from './subject.js';

export type Disagreement =
  /** It refuses what the specification applies. */
  | { readonly verdict: 'refusal'; readonly reason: string }
  /** It applies what the specification refuses. */
  | { readonly verdict: 'acceptance'; readonly because: string }
  /** Both apply it or both refuse it, and the states afterwards are not the same. */
  | { readonly verdict: 'difference'; readonly parts: readonly string[] };

export interface Meeting<T extends Terms> {
  readonly operation: Operation<T>;
  readonly before: T['state'];
  readonly step: Step<T['state']>;
  /** The state that the specification expects afterwards. */
  readonly expected: T['state'];
  readonly response: Response;
  readonly observed: T['observed'];
  readonly disagreement?: Disagreement;
}

/** A meeting that ended in a disagreement, and all that led to it. */
export interface Encounter<T extends Terms> {
  readonly trace: Trace<T>;
  readonly meeting: Meeting<T>;
}

export const disagreementOf = (
  step: Step<unknown>,
  response: Response,
  parts: readonly string[],
): Disagreement | undefined => {
  if (step.status === 'applied' && response.status === 'refused')
    return { verdict: 'refusal', reason: response.reason };
  if (step.status === 'rejected' && response.status === 'applied' && !step.eitherWay)
    return { verdict: 'acceptance', because: step.code };
  return parts.length > 0 ? { verdict: 'difference', parts } : undefined;
};

/** Both do the operation, in the state that they agreed on so far. */
export const meet = async <T extends Terms>(
  implementation: Implementation<T>,
  before: T['state'],
  operation: Operation<T>,
  names: Iterable<string>,
): Promise<Meeting<T>> => {
  const { subject, capabilities } = implementation;
  const step = subject.step(capabilities, before, operation);
  const expected = step.status === 'applied' ? step.state : before;
  const response = await implementation.apply(operation);
  const observed = await implementation.observe(names);
  const disagreement = disagreementOf(step, response, subject.differing(expected, observed));
  return { operation, before, step, expected, response, observed, ...(disagreement && { disagreement }) };
};
