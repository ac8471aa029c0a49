/**
 * Pay claims: claim the chosen debts of a guarantee's target, for each the greatest amount that is affordable,
 * in the guarantee's order.
 *
 * The debts are chosen by their places in the target's outcome, and paid in the order of the guarantee. As in
 * a payout, the amounts are those affordable when it begins.
 *
 * @paper §6.1 Guarantees and Claims
 */
import type { ChannelAddress } from '../modelling/address.js';
import { balanceOf, type Chain } from '../modelling/chain.js';
import { reprioritize } from '../nitro/reprioritize.js';
import { payouts } from '../turbo/priority.js';
import { chosen, misplaced, type Choice } from './choice.js';
import { payoutRejected, type PayoutStep } from './rejection.js';
import { taken, takenAtOnce, type Steps } from './steps.js';

export interface PayClaims {
  readonly type: 'payClaims';
  readonly guarantee: ChannelAddress;
  /** Places in the outcome of the guarantee's target. */
  readonly entries: Choice;
}

export const stepsOfPayClaims = (chain: Chain, { guarantee, entries: choice }: PayClaims): Steps => {
  const outcome = chain.outcomes[guarantee];
  if (outcome === undefined) return payoutRejected({ code: 'NotFinalized', channel: guarantee });
  if (outcome.type !== 'guarantee') return payoutRejected({ code: 'NotAGuarantee', channel: guarantee });
  const { target } = outcome;
  const debts = chain.outcomes[target];
  if (debts === undefined) return payoutRejected({ code: 'NotFinalized', channel: target });
  if (debts.type !== 'allocation') return payoutRejected({ code: 'NotAnAllocation', channel: target });
  const wrong = misplaced(choice, debts.entries);
  if (wrong) return payoutRejected(wrong);
  const destinations = chosen(choice, debts.entries);
  const due = payouts(reprioritize(outcome, debts.entries), balanceOf(chain, guarantee)).filter(
    ([to, amount]) => amount > 0n && destinations.has(to),
  );
  if (due.length === 0) return payoutRejected({ code: 'ZeroAmount' });

  const actions = due.flatMap(([to, amount]) => [
    { type: 'claim', guarantee, to, amount } as const, // 1. C(G, A, x), x the greatest amount affordable
    ...takenAtOnce(chain, to, amount), //                 2. W_A(x), if A is a participant
  ]);
  return { status: 'due', actions };
};

export const payClaims = (chain: Chain, action: PayClaims): PayoutStep =>
  taken(chain, stepsOfPayClaims(chain, action));
