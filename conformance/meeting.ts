/**
 * Meeting: one operation, done by the specification and by the implementation, and how the two compare.
 *
 * Compared are whether the operation is applied, and the whole state after it.
 */
import type { Implementation } from './subject.js';
import type { Disagreement, Meeting, Operation, Response, Step, Terms } from './terms.js';

export type { Disagreement, Encounter, Meeting } from './terms.js';

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
