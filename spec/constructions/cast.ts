/**
 * Cast: the paper's names, and short ways to write a construction's channels and steps with them.
 */
import { channel, participant, type ChannelAddress, type ParticipantAddress } from '../modelling/address.js';
import { recordOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import type { Claim } from '../nitro/claim.js';
import type { Transfer } from '../turbo/transfer.js';
import type { Address } from '../modelling/address.js';
import type { Conclude, Contribute, Open, PutOnChain, TakeOut, Update } from './step.js';
import { systemOf, type Channel, type System } from './system.js';

export const A = participant('A');
export const B = participant('B');
export const I = participant('I');

export const L = channel('L');
export const χ = channel('χ');

/** The name with so many primes: `L`, `L'`, `L''`. */
export const primed = (name: string, primes: number): ChannelAddress => channel(name + "'".repeat(primes));

type Members = readonly ParticipantAddress[];

/** A channel between these members at a universally finalizable outcome. */
export const at = (
  channel: ChannelAddress,
  members: Members,
  outcome: Outcome,
): readonly [ChannelAddress, Channel] => [channel, { members, outcome }];

/** The system in which these channels are open, with these coins on chain. */
export const system = (
  participants: Members,
  balances: readonly (readonly [Address, Coins])[],
  channels: readonly (readonly [ChannelAddress, Channel])[],
): System => systemOf(participants, recordOf(balances), recordOf(channels));

export const open = (channel: ChannelAddress, members: Members, outcome: Outcome): Open => ({
  type: 'open',
  channel,
  members,
  outcome,
});

export const update = (channel: ChannelAddress, outcome: Outcome): Update => ({
  type: 'update',
  channel,
  outcome,
});

export const conclude = (channel: ChannelAddress): Conclude => ({ type: 'conclude', channel });

export const contribute = (by: ParticipantAddress, channel: ChannelAddress, amount: Coins): Contribute => ({
  type: 'deposit',
  by,
  channel,
  amount,
});

export const putOnChain = (channel: ChannelAddress): PutOnChain => ({ type: 'finalize', channel });

export const takeOut = (from: ParticipantAddress, amount: Coins): TakeOut => ({
  type: 'withdraw',
  from,
  amount,
});

export const transferring = (from: ChannelAddress, to: Address, amount: Coins): Transfer => ({
  type: 'transfer',
  from,
  to,
  amount,
});

export const claiming = (guarantee: ChannelAddress, to: Address, amount: Coins): Claim => ({
  type: 'claim',
  guarantee,
  to,
  amount,
});
