/**
 * Steps of payouts, and who was paid by them.
 *
 * A participant that is a contract may call back while it is paid, and ask for more of the same payout. That is
 * one payout after the other: it gets what the second one is due, and nothing twice.
 */
import {
  entriesOf,
  explainPayout,
  networkOf,
  nitroInPayouts,
  recordOf,
  stepsOfPayClaims,
  stepsOfPayOut,
  type Address,
  type Balances,
  type Chain,
  type Coins,
  type Network,
  type NitroAction,
} from '../../spec/index.js';
import { chainAt } from '../payments/trace.js';
import type { Start } from '../payments/index.js';
import type { Step } from '../subject.js';
import type { Action, Paid } from './terms.js';

export const stateAt = (start: Start): Paid => ({
  ...chainAt(start),
  received: recordOf([]),
  ...(start.callsBack && { callsBack: start.callsBack }),
});

/** Channels with their balances, participants with what they were paid. */
export const networkWith = ({ balances, outcomes }: Network, received: Balances): Network =>
  networkOf({
    balances: recordOf<Address, Coins>([...entriesOf(balances), ...entriesOf(received)]),
    outcomes,
  });

const stepsOf = (chain: Chain, action: Action): readonly NitroAction[] => {
  if (action.type !== 'payOut' && action.type !== 'payClaims') return [];
  const steps = action.type === 'payOut' ? stepsOfPayOut(chain, action) : stepsOfPayClaims(chain, action);
  return steps.status === 'due' ? steps.actions : [];
};

const payments = (before: Chain, action: Action): readonly (readonly [Address, Coins])[] =>
  stepsOf(before, action).flatMap((step) =>
    step.type === 'withdraw' ? [[step.from, step.amount] as const] : [],
  );

const once = (state: Paid, action: Action): Step<Paid> => {
  const step = nitroInPayouts(state, action);
  if (step.status === 'applied') {
    const received = recordOf(entriesOf<Address, Coins>(state.received));
    for (const [to, amount] of payments(state, action)) received[to] = (received[to] ?? 0n) + amount;
    return { status: 'applied', state: { ...state, ...step.chain, received } };
  }
  const { code } = step.reason;
  const words = explainPayout(step.reason);
  return { status: 'rejected', code, words, eitherWay: code === 'ZeroAmount' };
};

/** What a participant that calls back asks for while this action pays it. */
export const calledBack = (state: Paid, action: Action): Action | undefined => {
  const { callsBack } = state;
  if (!callsBack || (action.type !== 'payOut' && action.type !== 'payClaims')) return undefined;
  const isPaid = payments(state, action).some(([to]) => to === callsBack.by);
  return isPaid ? { ...action, entries: callsBack.entries } : undefined;
};

export const stepOf = (state: Paid, action: Action): Step<Paid> => {
  const step = once(state, action);
  const again = calledBack(state, action);
  if (step.status === 'rejected' || !again) return step;
  const more = once(step.state, again);
  return more.status === 'applied' ? more : step;
};
