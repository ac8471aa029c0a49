/**
 * Meeting: one operation, done by the specification and by the implementation, and how the two compare.
 *
 * Compared are whether the operation is applied, and the whole state after it: every balance, every outcome,
 * and the coins that the implementation holds.
 */
import { isDeepStrictEqual } from 'node:util';
import { nitro, networkOf, type Address, type Chain, type RejectionCode, type Step } from '../spec/index.js';
import type { Implementation, Observation, Operation, Response } from './implementation.js';

/** Parts of the state in which the two can differ. */
export type Part = 'balances' | 'outcomes' | 'coins held';

export type Disagreement =
  /** It refuses what the specification applies. */
  | { readonly verdict: 'refusal'; readonly reason: string }
  /** It applies what the specification refuses. */
  | { readonly verdict: 'acceptance'; readonly because: RejectionCode }
  /** Both apply it or both refuse it, and the states afterwards are not the same. */
  | { readonly verdict: 'difference'; readonly parts: readonly Part[] };

export interface Meeting {
  readonly operation: Operation;
  readonly before: Chain;
  readonly step: Step;
  /** What the specification expects to be on chain afterwards. */
  readonly expected: Chain;
  readonly response: Response;
  readonly observed: Observation;
  readonly disagreement?: Disagreement;
}

/** The paper does not say whether a payment of nothing succeeds, only that it changes nothing. */
const eitherWay = (step: Step): boolean => step.status === 'rejected' && step.reason.code === 'ZeroAmount';

/** In which parts the observed state is another one. Entries that do not count make no difference. */
export const differingParts = (expected: Chain, observed: Observation): readonly Part[] => {
  const network = networkOf(observed);
  const parts: Part[] = [];
  if (!isDeepStrictEqual(network.balances, networkOf(expected).balances)) parts.push('balances');
  if (!isDeepStrictEqual(network.outcomes, networkOf(expected).outcomes)) parts.push('outcomes');
  if (observed.held !== expected.deposited - expected.withdrawn) parts.push('coins held');
  return parts;
};

const disagreementOf = (step: Step, response: Response, parts: readonly Part[]): Disagreement | undefined => {
  if (step.status === 'applied' && response.status === 'refused')
    return { verdict: 'refusal', reason: response.reason };
  if (step.status === 'rejected' && response.status === 'applied' && !eitherWay(step))
    return { verdict: 'acceptance', because: step.reason.code };
  return parts.length > 0 ? { verdict: 'difference', parts } : undefined;
};

/** Both do the operation, on the chain that they agreed on so far. */
export const meet = async (
  implementation: Implementation,
  before: Chain,
  operation: Operation,
  addresses: Iterable<Address>,
): Promise<Meeting> => {
  const step = nitro(before, operation.action);
  const expected = step.status === 'applied' ? step.chain : before;
  const response = await implementation.apply(operation);
  const observed = await implementation.observe(addresses);
  const disagreement = disagreementOf(step, response, differingParts(expected, observed));
  return { operation, before, step, expected, response, observed, ...(disagreement && { disagreement }) };
};
