/**
 * Systems: a network between two steps of a construction. The chain, and the channels whose outcome is not on
 * it yet, each with one outcome that all its members can finalize.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { chainOf, recordOf, type Balances, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';

export interface Channel {
  /** In turn order. */
  readonly members: readonly ParticipantAddress[];
  /** Universally finalizable: every member can finalize it. */
  readonly outcome: Outcome;
  /** Whether all members have signed that this is the last outcome. */
  readonly concluded?: true;
}

export type Channels = Readonly<Record<ChannelAddress, Channel>>;

export interface System {
  readonly chain: Chain;
  /** Those whose outcome is not on chain. */
  readonly channels: Channels;
  /** What each participant has deposited since the start, less what it has withdrawn. */
  readonly paidIn: Readonly<Record<ParticipantAddress, Coins>>;
}

/** The system of these participants with these balances and channels, before anybody has deposited anything. */
export const systemOf = (
  participants: readonly ParticipantAddress[],
  balances: Balances,
  channels: Channels,
): System => ({
  chain: chainOf(participants, { balances }),
  channels,
  paidIn: recordOf([]),
});

export const paidInBy = ({ paidIn }: System, participant: ParticipantAddress): Coins =>
  paidIn[participant] ?? 0n;
