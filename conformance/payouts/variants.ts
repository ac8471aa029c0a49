/**
 * Variants: payouts by other ways through the same contracts. The rules are the same; what a variant shows that
 * payouts do not is a fault of that way.
 */
import { allOutcomes } from '../payments/trace.js';
import type { Ingredient, Subject } from '../subject.js';
import { payouts } from './subject.js';
import type { Action, Payouts, Trace } from './terms.js';

const pays = (action: Action): boolean => action.type === 'payOut' || action.type === 'payClaims';

/** Whether somebody calls back who may be paid. */
const callsBack = (trace: Trace): boolean =>
  allOutcomes(trace).some(
    (outcome) =>
      outcome.type === 'allocation' && outcome.entries.some(([to]) => to === trace.start.callsBack?.by),
  );

const paidBefore: Ingredient<Payouts> = {
  words: 'a payout after or during another one',
  isIn: (trace: Trace) =>
    trace.operations.at(-1)?.action.type === 'payOut' &&
    (callsBack(trace) || trace.operations.slice(0, -1).some(({ action }) => pays(action))),
};

/** What tells causes apart that look alike tells nothing where this one is known. */
const unlessPaidBefore = (name: 'emptied' | 'in-part'): Record<string, Ingredient<Payouts>> => {
  const { words, isIn } = payouts.ingredients[name]!;
  return {
    [name]: {
      words,
      isIn: (trace, capabilities) => !paidBefore.isIn(trace, capabilities) && isIn(trace, capabilities),
    },
  };
};

/**
 * Through the adjudicator, which puts outcomes on chain and has all that is owed paid in one transaction.
 *
 * What it does depends on what was paid before: no trace is shorter for beginning in the middle.
 */
const { abbreviated: _, ...whole } = payouts;
export const pushedPayouts: Subject<Payouts> = {
  ...whole,
  name: 'pushed-payouts',
  variantOf: payouts.name,
  ingredients: {
    ...payouts.ingredients,
    ...unlessPaidBefore('emptied'),
    ...unlessPaidBefore('in-part'),
    'paid-before': paidBefore,
  },
};

/** Of a token instead of the chain's own coins. */
export const tokenPayouts: Subject<Payouts> = {
  ...payouts,
  name: 'token-payouts',
  variantOf: payouts.name,
};
