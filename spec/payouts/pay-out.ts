/**
 * Pay out: transfer to the chosen debts of a channel, to each the greatest amount that is affordable for it.
 *
 * The amounts are those affordable when the payout begins. Paying one debt never changes what is affordable
 * for another, unless the channel pays itself: what it pays itself is then not paid on in the same payout.
 *
 * Left out: partial amounts. The published contracts after the first generation pay nothing else, and differ
 * in what can be chosen: all debts, one, or any.
 *
 * @paper §5.1 Allocations and Transfer
 */
import type { ChannelAddress } from '../modelling/address.js';
import { balanceOf, type Chain } from '../modelling/chain.js';
import { payouts } from '../turbo/priority.js';
import { chosen, misplaced, type Choice } from './choice.js';
import { payoutRejected, type PayoutStep } from './rejection.js';
import { taken, takenAtOnce, type Steps } from './steps.js';

export interface PayOut {
  readonly type: 'payOut';
  readonly from: ChannelAddress;
  readonly entries: Choice;
}

export const stepsOfPayOut = (chain: Chain, { from, entries: choice }: PayOut): Steps => {
  const outcome = chain.outcomes[from];
  if (outcome === undefined) return payoutRejected({ code: 'NotFinalized', channel: from });
  if (outcome.type !== 'allocation') return payoutRejected({ code: 'NotAnAllocation', channel: from });
  const { entries } = outcome;
  const wrong = misplaced(choice, entries);
  if (wrong) return payoutRejected(wrong);
  const destinations = chosen(choice, entries);
  const due = payouts(entries, balanceOf(chain, from)).filter(
    ([to, amount]) => amount > 0n && destinations.has(to),
  );
  if (due.length === 0) return payoutRejected({ code: 'ZeroAmount' });

  const actions = due.flatMap(([to, amount]) => [
    { type: 'transfer', from, to, amount } as const, // 1. T(L, A, x), x the greatest amount affordable
    ...takenAtOnce(chain, to, amount), //              2. W_A(x), if A is a participant
  ]);
  return { status: 'due', actions };
};

export const payOut = (chain: Chain, action: PayOut): PayoutStep =>
  taken(chain, stepsOfPayOut(chain, action));
