/**
 * Payable: every payment that a transfer or a claim can make right now, with its greatest amount.
 *
 * A redistribution is complete when nothing is payable any more.
 *
 * @paper §6.2 Redistributing
 */
import type { ChannelAddress } from '../modelling/address.js';
import { balanceOf, entriesOf, type Network } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { payouts } from '../turbo/priority.js';
import type { Transfer } from '../turbo/transfer.js';
import type { Claim } from './claim.js';
import { reprioritize } from './reprioritize.js';

export type Payment = Transfer | Claim;

export const payable = (network: Network): readonly Payment[] =>
  entriesOf<ChannelAddress, Outcome>(network.outcomes).flatMap(([channel, outcome]) =>
    paymentsOf(network, channel, outcome),
  );

const paymentsOf = (network: Network, channel: ChannelAddress, outcome: Outcome): Payment[] => {
  const funds = balanceOf(network, channel);
  if (funds === 0n) return [];
  const debts = outcome.type === 'allocation' ? outcome : network.outcomes[outcome.target];
  if (debts?.type !== 'allocation') return [];
  const entries = outcome.type === 'allocation' ? debts.entries : reprioritize(outcome, debts.entries);
  return payouts(entries, funds)
    .filter(([, amount]) => amount > 0n)
    .map(([to, amount]) =>
      outcome.type === 'allocation'
        ? { type: 'transfer', from: channel, to, amount }
        : { type: 'claim', guarantee: channel, to, amount },
    );
};
