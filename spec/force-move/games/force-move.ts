/**
 * Force-move: challenges the channel with a supported state that somebody has to move on from in time.
 *
 * An open channel can be challenged at the recorded turn itself. Whether a challenge can replace another, at a
 * later turn, is what the generations differ in.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { challenged } from '../adjudicator.js';
import type { CallRule } from '../challenge-game.js';
import { refused, accepted } from '../verdict.js';

export const forceMove: CallRule<'forceMove'> = (
  { channel, now },
  { record, challenge },
  { state, challenger },
) => {
  if (!channel.participants.includes(challenger)) return refused({ code: 'Stranger', signer: challenger });
  if (challenge) return refused({ code: 'ChallengeOngoing' });
  if (state.turn < record) return refused({ code: 'StaleTurn', turn: state.turn, least: record });

  return accepted(challenged(channel, state, challenger, now)); // 1. the state is the challenge, its turn the record
};

/** Force-move that also replaces an ongoing challenge by one of a later turn. */
export const overwritingForceMove: CallRule<'forceMove'> = (
  { channel, now },
  { record, challenge },
  { state, challenger },
) => {
  if (!channel.participants.includes(challenger)) return refused({ code: 'Stranger', signer: challenger });
  const least = challenge ? record + 1 : record;
  if (state.turn < least) return refused({ code: 'StaleTurn', turn: state.turn, least });

  return accepted(challenged(channel, state, challenger, now)); // 1. the state is the challenge, its turn the record
};
