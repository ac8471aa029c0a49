/**
 * View: the network state Σ of one participant, that is the chain and the status of each channel as it sees it.
 *
 * Left out: the signed states behind a status. Which statuses they give is a question of the channel's rules.
 *
 * @paper §4.1 Channel Funding and Value
 */
import { match } from 'ts-pattern';
import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf, isParticipant, recordOf, type Chain } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { outcomesOf, recordedStatus, type Status, type Statuses } from './status.js';

export interface View {
  readonly chain: Chain;
  readonly statuses: Statuses;
}

/** Why a chain and statuses make no view. */
export type ViewFault =
  | { readonly code: 'StatusOfAParticipant'; readonly address: ChannelAddress }
  | { readonly code: 'FinalizedAlready'; readonly channel: ChannelAddress }
  | { readonly code: 'NoOutcome'; readonly channel: ChannelAddress }
  | { readonly code: 'NegativeDebt'; readonly channel: ChannelAddress };

export const explainFault = (fault: ViewFault): string =>
  match(fault)
    .with(
      { code: 'StatusOfAParticipant' },
      ({ address }) => `${address} is a participant, and only channels have outcomes`,
    )
    .with(
      { code: 'FinalizedAlready' },
      ({ channel }) => `the outcome of ${channel} is on chain already, and no other can be finalized`,
    )
    .with({ code: 'NoOutcome' }, ({ channel }) => `the status of ${channel} names no outcome`)
    .with({ code: 'NegativeDebt' }, ({ channel }) => `an outcome of ${channel} owes a negative amount`)
    .exhaustive();

/** The first thing wrong with a view, or nothing. */
export const faultOf = ({ chain, statuses }: View): ViewFault | undefined => {
  for (const [channel, status] of entriesOf<ChannelAddress, Status>(statuses)) {
    const outcomes = outcomesOf(status);
    if (isParticipant(chain, channel)) return { code: 'StatusOfAParticipant', address: channel };
    if (chain.outcomes[channel] !== undefined) return { code: 'FinalizedAlready', channel };
    if (status.type !== 'notMine' && outcomes.length === 0) return { code: 'NoOutcome', channel };
    if (outcomes.some(owesNegative)) return { code: 'NegativeDebt', channel };
  }
  return undefined;
};

const owesNegative = (outcome: Outcome): boolean =>
  outcome.type === 'allocation' && outcome.entries.some(([, amount]) => amount < 0n);

/** The view of this chain with these statuses. Throws what is wrong with it, in words. */
export const viewOf = (chain: Chain, statuses: Statuses = recordOf([])): View => {
  const view = {
    chain,
    statuses: recordOf(
      entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) => [
        channel,
        recordedStatus(status),
      ]),
    ),
  };
  const fault = faultOf(view);
  if (fault) throw new TypeError(explainFault(fault));
  return view;
};
