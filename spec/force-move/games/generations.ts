/**
 * The generations of the challenge game: three published ones, and the rules of the current contracts.
 *
 * | call | V1 | V2 | V3 | current |
 * |---|---|---|---|---|
 * | force-move over a challenge | – | – | later turn | later turn |
 * | respond | next turn | next turn | next turn | – |
 * | refute | later turn | – | – | – |
 * | alternative respond | next turn | next turn | – | – |
 * | checkpoint | – | – | later turn | later turn |
 * | conclude | n final states | n final states | n final states | one, signed by all |
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { ChallengeGame } from '../challenge-game.js';
import { byTurns, unanimously } from '../support.js';
import { checkpoint } from './checkpoint.js';
import { conclude } from './conclude.js';
import { forceMove, overwritingForceMove } from './force-move.js';
import { refute } from './refute.js';
import { alternativeRespond, respond } from './respond.js';

export const v1: ChallengeGame = {
  name: 'V1',
  rules: { forceMove, respond, refute, alternativeRespond, conclude },
  conclusion: byTurns,
};

export const v2: ChallengeGame = {
  name: 'V2',
  rules: { forceMove, respond, alternativeRespond, conclude },
  conclusion: byTurns,
};

export const v3: ChallengeGame = {
  name: 'V3',
  rules: { forceMove: overwritingForceMove, respond, checkpoint, conclude },
  conclusion: byTurns,
};

export const current: ChallengeGame = {
  name: 'current',
  rules: { forceMove: overwritingForceMove, checkpoint, conclude },
  conclusion: unanimously,
};

export const generations = { v1, v2, v3, current } as const;
