/**
 * What the adjudicator records of one channel, and the one place where time counts.
 *
 * The record is the greatest turn number that is settled on chain. A challenge stands until it is answered or its
 * deadline comes; at the deadline itself its outcome is final. A conclusion proof finalizes at once.
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { ParticipantAddress } from '../modelling/address.js';
import type { Outcome } from '../modelling/outcome.js';
import type { Channel, State } from './state.js';

export interface StandingChallenge {
  readonly state: State;
  readonly challenger: ParticipantAddress;
  /** The block timestamp from which on it cannot be answered any more. */
  readonly finalizesAt: bigint;
}

export interface OnChain {
  readonly record: number;
  readonly challenge?: StandingChallenge;
  /** What a conclusion proof finalized. */
  readonly concluded?: Outcome;
}

/** A channel that the chain has not heard of. */
export const unheardOf: OnChain = { record: 0 };

export const expired = ({ finalizesAt }: StandingChallenge, now: bigint): boolean => now >= finalizesAt;

/** The finalized outcome at this time, if there is one. */
export const finalized = ({ challenge, concluded }: OnChain, now: bigint): Outcome | undefined =>
  concluded ?? (challenge && expired(challenge, now) ? challenge.state.outcome : undefined);

/** The channel open at this turn. */
export const open = (record: number): OnChain => ({ record });

/** The channel challenged with this state. */
export const challenged = (
  { challengeDuration }: Channel,
  state: State,
  challenger: ParticipantAddress,
  now: bigint,
): OnChain => ({
  record: state.turn,
  challenge: { state, challenger, finalizesAt: now + challengeDuration },
});
