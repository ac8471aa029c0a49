/**
 * Steps: the paper's own actions that a payout stands for. A payout does nothing that these do not do.
 *
 * @paper §6.2 Redistributing
 */
import type { Address } from '../modelling/address.js';
import { isParticipant, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Withdraw } from '../modelling/withdraw.js';
import { applied } from '../modelling/rule.js';
import { nitro, type NitroAction } from '../nitro/rules.js';
import type { PayoutRejected, PayoutStep } from './rejection.js';

/** The steps in their order, or why there are none. */
export type Steps = { readonly status: 'due'; readonly actions: readonly NitroAction[] } | PayoutRejected;

/** A participant who was just paid takes the coins at once; a channel keeps them. */
export const takenAtOnce = (chain: Chain, to: Address, amount: Coins): readonly Withdraw[] =>
  isParticipant(chain, to) ? [{ type: 'withdraw', from: to, amount, signer: to }] : [];

/** Takes all of these steps, or none. */
export const taken = (chain: Chain, steps: Steps): PayoutStep => {
  if (steps.status === 'rejected') return steps;
  let reached = chain;
  for (const action of steps.actions) {
    const step = nitro(reached, action);
    if (step.status === 'rejected') throw new Error(`a step that was due is refused: ${step.reason.code}`);
    reached = step.chain;
  }
  return applied(reached);
};
