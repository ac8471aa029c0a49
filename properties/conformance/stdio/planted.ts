/** Planted: one fault in the rules of each subject. */
import { challenges, type Challenges } from '../../../conformance/challenges/index.js';
import { ledgers, type Ledgers } from '../../../conformance/ledgers/index.js';
import { payouts, type Payouts } from '../../../conformance/payouts/index.js';
import type { Subject } from '../../../conformance/index.js';

/** A payout leaves the debt as it was. */
const unsettled: Subject<Payouts>['step'] = (capabilities, before, operation) => {
  const step = payouts.step(capabilities, before, operation);
  const { action } = operation;
  if (step.status === 'rejected' || action.type !== 'payOut') return step;
  return { ...step, state: { ...step.state, outcomes: before.outcomes } };
};

/** A reclaim gives to the left what is the right's, and the other way round. */
const exchanged: Subject<Ledgers>['step'] = (capabilities, before, operation) => {
  const { action } = operation;
  const entry = action.type === 'reclaim' && before.outcomes[action.from]?.[action.index];
  if (!entry || entry.type !== 'guarantee') return ledgers.step(capabilities, before, operation);
  const { from, index } = action;
  const outcome = before.outcomes[from]!.with(index, { ...entry, left: entry.right, right: entry.left });
  const outcomes = { ...before.outcomes, [from]: outcome };
  return ledgers.step(capabilities, { ...before, outcomes }, operation);
};

/** A checkpoint leaves the challenge standing. */
const standing: Subject<Challenges>['step'] = (capabilities, before, operation) => {
  const step = challenges.step(capabilities, before, operation);
  const { action } = operation;
  if (step.status === 'rejected' || action.type !== 'checkpoint') return step;
  const { challenge } = before.channels[action.channel]!;
  const cleared = step.state.channels[action.channel]!;
  const channels = {
    ...step.state.channels,
    [action.channel]: { ...cleared, ...(challenge && { challenge }) },
  };
  return { ...step, state: { ...step.state, channels } };
};

export const planted = { payouts: unsettled, ledgers: exchanged, challenges: standing };
