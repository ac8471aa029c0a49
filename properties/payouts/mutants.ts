/** Payouts that are wrong on purpose, each with the law that notices. Most are what real contracts have done. */
import {
  balanceOf,
  nitro,
  nitroInPayouts,
  stepsOfPayClaims,
  stepsOfPayOut,
  type Chain,
  type NitroAction,
  type PayoutAction,
  type Steps,
} from '../../spec/index.js';
import { debtorOf, debtsOf, sourceOf, type Payout, type PayoutRules } from './worlds.js';

export interface PayoutMutant {
  readonly id: string;
  readonly wrong: string;
  readonly rules: PayoutRules;
  readonly caughtBy: string;
}

const isPayout = (action: PayoutAction): action is Payout =>
  action.type === 'payOut' || action.type === 'payClaims';

const stepsOf = (chain: Chain, payout: Payout): Steps =>
  payout.type === 'payOut' ? stepsOfPayOut(chain, payout) : stepsOfPayClaims(chain, payout);

/** The payout with other steps than those that are due; a step that the paper refuses is left out. */
const withSteps =
  (change: (actions: readonly NitroAction[], chain: Chain, payout: Payout) => readonly NitroAction[]) =>
  (chain: Chain, action: PayoutAction) => {
    if (!isPayout(action)) return nitroInPayouts(chain, action);
    const steps = stepsOf(chain, action);
    if (steps.status === 'rejected') return steps;
    let reached = chain;
    for (const next of change(steps.actions, chain, action)) {
      const step = nitro(reached, next);
      if (step.status === 'applied') reached = step.chain;
    }
    return { status: 'applied', chain: reached } as const;
  };

/** The payout, and then something that no step of the paper does. */
const andThen =
  (change: (after: Chain, before: Chain, payout: Payout) => Chain): PayoutRules =>
  (chain, action) => {
    const step = nitroInPayouts(chain, action);
    return isPayout(action) && step.status === 'applied'
      ? { ...step, chain: change(step.chain, chain, action) }
      : step;
  };

export const payoutMutants: readonly PayoutMutant[] = [
  {
    id: 'part-of-it',
    wrong: 'Pays one coin less than is affordable.',
    rules: withSteps((actions) =>
      actions.map((action) =>
        'amount' in action && action.amount > 1n ? { ...action, amount: action.amount - 1n } : action,
      ),
    ),
    caughtBy: 'affordable-amounts',
  },
  {
    id: 'first-only',
    wrong: 'Pays the first chosen debt and forgets the others.',
    rules: withSteps((actions) => actions.filter((_, i) => i < 2)),
    caughtBy: 'nothing-left-to-pay',
  },
  {
    id: 'kept-for-later',
    wrong: 'Participants are paid, and have to withdraw by themselves.',
    rules: withSteps((actions) => actions.filter(({ type }) => type !== 'withdraw')),
    caughtBy: 'paid-at-once',
  },
  {
    id: 'everything-always',
    wrong: 'Pays all debts, whatever was chosen.',
    rules: (chain, action) =>
      nitroInPayouts(chain, isPayout(action) ? { ...action, entries: 'all' } : action),
    caughtBy: 'affordable-amounts',
  },
  {
    id: 'all-but-the-last',
    wrong: 'All debts are all but the last.',
    rules: (chain, action) => {
      if (!isPayout(action) || action.entries !== 'all') return nitroInPayouts(chain, action);
      const outcome = chain.outcomes[debtorOf(chain, action)];
      const count = outcome?.type === 'allocation' ? outcome.entries.length : 0;
      const entries = Array.from({ length: Math.max(count - 1, 0) }, (_, i) => i);
      return nitroInPayouts(chain, { ...action, entries });
    },
    caughtBy: 'all-is-every-entry',
  },
  {
    id: 'emptied-forgets-the-rest',
    wrong: 'A debt paid in part makes the channel forget every debt after it.',
    rules: andThen((after, before, payout) => {
      const debtor = debtorOf(before, payout);
      const [was, now] = [before.outcomes[debtor], after.outcomes[debtor]];
      if (was?.type !== 'allocation' || now?.type !== 'allocation') return after;
      const inPart = now.entries.findIndex(([to, amount]) =>
        was.entries.some(([other, debt]) => other === to && debt !== amount),
      );
      if (inPart < 0) return after;
      const entries = now.entries.slice(0, inPart + 1);
      return { ...after, outcomes: { ...after.outcomes, [debtor]: { type: 'allocation', entries } } };
    }),
    caughtBy: 'affordable-amounts',
  },
  {
    id: 'order-lost',
    wrong: 'What is still owed is owed in the opposite order.',
    rules: andThen((after, before, payout) => {
      const debtor = debtorOf(before, payout);
      const entries = debtsOf(after, debtor).toReversed();
      return { ...after, outcomes: { ...after.outcomes, [debtor]: { type: 'allocation', entries } } };
    }),
    caughtBy: 'paper-steps',
  },
  {
    id: 'paid-from-nowhere',
    wrong: 'The channel that pays keeps one of the coins that it paid.',
    rules: andThen((after, _, payout) => ({
      ...after,
      balances: { ...after.balances, [sourceOf(payout)]: balanceOf(after, sourceOf(payout)) + 1n },
    })),
    caughtBy: 'no-coin-made-or-lost',
  },
  {
    id: 'only-from-the-first',
    wrong: 'Refuses unless the debt of the highest priority is among those chosen.',
    rules: (chain, action) =>
      isPayout(action) && action.entries !== 'all' && action.entries[0] !== 0
        ? { status: 'rejected', reason: { code: 'ZeroAmount' } }
        : nitroInPayouts(chain, action),
    caughtBy: 'refuses-only-nothing',
  },
];
