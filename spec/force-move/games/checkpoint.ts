/**
 * Checkpoint: records a supported state of a later turn, and ends whatever challenge there was.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { open } from '../adjudicator.js';
import type { CallRule } from '../challenge-game.js';
import { accepted, refused } from '../verdict.js';

export const checkpoint: CallRule<'checkpoint'> = (_moment, { record }, { state }) => {
  const { turn } = state;
  if (turn <= record) return refused({ code: 'StaleTurn', turn, least: record + 1 });

  return accepted(open(turn)); // 1. the challenge is gone, 2. the record is the turn of the state
};
