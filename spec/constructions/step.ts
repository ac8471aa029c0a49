/**
 * Steps: what a construction is made of. Each one changes a single channel or a single operation's balances.
 *
 * Off-chain, a channel is brought to its funding point, updated by a round of the consensus game, or brought
 * to its concluded state. On chain, somebody deposits or withdraws, an outcome is finalized, or coins move.
 *
 * @paper §5.4 Example Constructions
 */
import { match } from 'ts-pattern';
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import type { Claim } from '../nitro/claim.js';
import type { Transfer } from '../turbo/transfer.js';

/** A new channel is brought to its funding point: every member has signed its first state. */
export interface Open {
  readonly type: 'open';
  readonly channel: ChannelAddress;
  /** In turn order. */
  readonly members: readonly ParticipantAddress[];
  readonly outcome: Outcome;
}

/** All members of a channel agree, one after the other, on another outcome. */
export interface Update {
  readonly type: 'update';
  readonly channel: ChannelAddress;
  readonly outcome: Outcome;
}

/** All members sign that the outcome of a channel is its last. It does not change any more. */
export interface Conclude {
  readonly type: 'conclude';
  readonly channel: ChannelAddress;
}

/** A participant sends coins of its own to a channel. */
export interface Contribute {
  readonly type: 'deposit';
  readonly by: ParticipantAddress;
  readonly channel: ChannelAddress;
  readonly amount: Coins;
}

/** The universally finalizable outcome of a channel goes on chain. */
export interface PutOnChain {
  readonly type: 'finalize';
  readonly channel: ChannelAddress;
}

/** A participant takes coins out of its balance. */
export interface TakeOut {
  readonly type: 'withdraw';
  readonly from: ParticipantAddress;
  readonly amount: Coins;
}

/** What members agree on by signing, one channel at a time. */
export type Agreement = Open | Update | Conclude;

export type ConstructionStep = Agreement | Contribute | PutOnChain | TakeOut | Transfer | Claim;

export const isAgreement = (step: ConstructionStep): step is Agreement =>
  step.type === 'open' || step.type === 'update' || step.type === 'conclude';

/** What members agree on, or whoever can finalizes: what comes of it depends on what was agreed before. */
const channelOf = (step: ConstructionStep): ChannelAddress | undefined =>
  match(step)
    .with(
      { type: 'open' },
      { type: 'update' },
      { type: 'conclude' },
      { type: 'finalize' },
      (step) => step.channel,
    )
    .otherwise(() => undefined);

/** Whether two steps concern the states of one channel, so that one has to come after the other. */
export const concernSameChannel = (one: ConstructionStep, other: ConstructionStep): boolean => {
  const channel = channelOf(one);
  return channel !== undefined && channel === channelOf(other);
};
