/**
 * Worth: what a participant of a system can make sure of, against all others together.
 *
 * @paper §4.1 Channel Funding and Value
 */
import type { Address, ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import { promised } from '../reasoning/promise.js';
import type { View } from '../reasoning/view.js';
import { seenBy } from './seen.js';
import type { Agreement } from './step.js';
import { paidInBy, type System } from './system.js';

/** What can be made sure that an address holds. Replaced by wrong ones on purpose to see that it is noticed. */
export type Worth = (view: View, target: Address) => Coins;

/** How many positions to visit before giving up on a view. */
const positions = 5_000_000;

export class Undecided extends Error {}

export const worth: Worth = (view, target) => {
  const found = promised(view, target, { positions });
  if (found.type === 'exact') return found.value;
  throw new Undecided(
    `the value of ${target} is from ${found.least} to ${found.most}, and there are too many ${found.exceeded} to know`,
  );
};

/** What the participant can make sure of, less what it has paid in since the start. */
export const netValue = (
  participant: ParticipantAddress,
  system: System,
  inFlight: readonly Agreement[] = [],
  value: Worth = worth,
): Coins => value(seenBy(participant, system, inFlight), participant) - paidInBy(system, participant);

/** The coins that the participant can make sure the channel holds. */
export const fundedFor = (
  participant: ParticipantAddress,
  system: System,
  channel: ChannelAddress,
  inFlight: readonly Agreement[] = [],
  value: Worth = worth,
): Coins => value(seenBy(participant, system, inFlight), channel);
