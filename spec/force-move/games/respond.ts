/**
 * Respond: the next mover answers the challenge with a move of its own.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { open } from '../adjudicator.js';
import type { CallRule } from '../challenge-game.js';
import { transition } from '../transition.js';
import { accepted, refused } from '../verdict.js';

export const respond: CallRule<'respond'> = ({ app }, { challenge }, { state }) => {
  if (!challenge) return refused({ code: 'NoChallenge' });
  const follows = transition(app, challenge.state, state);
  if (follows.status === 'refused') return follows;

  return accepted(open(state.turn)); // 1. the challenge is gone, 2. the record is the turn of the answer
};

/**
 * Alternative respond: the challenge is answered by a supported state of the next turn that need not follow the
 * challenged one.
 */
export const alternativeRespond: CallRule<'alternativeRespond'> = (
  _moment,
  { record, challenge },
  { state },
) => {
  if (!challenge) return refused({ code: 'NoChallenge' });
  const { turn } = state;
  if (turn !== record + 1) return refused({ code: 'NotTheNextTurn', turn, expected: record + 1 });

  return accepted(open(turn)); // 1. the challenge is gone, 2. the record is the turn of the answer
};
