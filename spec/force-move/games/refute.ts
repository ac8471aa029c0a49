/**
 * Refute: the challenger itself has signed a later state, so the challenge was stale. The record stays.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { open } from '../adjudicator.js';
import type { CallRule } from '../challenge-game.js';
import { accepted, refused } from '../verdict.js';

export const refute: CallRule<'refute'> = (_moment, { record, challenge }, { state, signer }) => {
  if (!challenge) return refused({ code: 'NoChallenge' });
  const { challenger } = challenge;
  if (signer !== challenger) return refused({ code: 'NotTheChallenger', signer, challenger });
  const { turn } = state;
  if (turn <= record) return refused({ code: 'StaleTurn', turn, least: record + 1 });

  return accepted(open(record)); // 1. the challenge is gone
};
