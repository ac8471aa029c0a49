/**
 * Payments: what a transfer or a claim is about: who pays, whose debt gets smaller, and in which order.
 *
 * @paper §6.1 Guarantees and Claims
 */
import type { ChannelAddress } from '../modelling/address.js';
import type { Chain } from '../modelling/chain.js';
import type { Entry } from '../modelling/outcome.js';
import type { Payment } from '../nitro/payable.js';
import { reprioritize } from '../nitro/reprioritize.js';
import type { NitroAction } from '../nitro/rules.js';

export const isPayment = (action: NitroAction): action is Payment =>
  action.type === 'transfer' || action.type === 'claim';

/** The channel that the coins leave. */
export const payer = (payment: Payment): ChannelAddress =>
  payment.type === 'transfer' ? payment.from : payment.guarantee;

/** The channel whose debt the payment reduces: the payer itself, or the target of the guarantee. */
export const debtor = ({ outcomes }: Chain, payment: Payment): ChannelAddress => {
  const outcome = outcomes[payer(payment)];
  return outcome?.type === 'guarantee' ? outcome.target : payer(payment);
};

/** The debts of the debtor, in the order in which the payer pays them. */
export const debtsInOrder = (chain: Chain, payment: Payment): readonly Entry[] => {
  const outcome = chain.outcomes[payer(payment)];
  const debts = chain.outcomes[debtor(chain, payment)];
  if (debts?.type !== 'allocation') return [];
  return outcome?.type === 'guarantee' ? reprioritize(outcome, debts.entries) : debts.entries;
};
