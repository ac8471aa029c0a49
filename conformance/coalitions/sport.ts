/** The sport of payments and payouts: an attack says where everything stands, and what the others do. */
import type { Sport } from '../games/index.js';
import { isPossible, sizeOf, type Attack } from './attack.js';
import { causeOf } from './cause.js';
import { lossJson, readLoss } from './json.js';
import type { Playable } from './offer.js';
import { randomGames } from './random-games.js';
import { NotAnAttack, playAttack } from './replayed.js';
import { smaller, withFewerMoves } from './smaller.js';
import { attackLines } from './words.js';

export const coalitions = <T extends Playable>(): Sport<T, Attack<T['action']>> => ({
  random: randomGames,
  play: async (implementation, attack) => {
    if (!isPossible(attack)) return undefined;
    try {
      return await playAttack(implementation, attack);
    } catch (error) {
      if (error instanceof NotAnAttack) return undefined;
      throw error;
    }
  },
  causeOf,
  withFewerMoves,
  smaller,
  sizeOf,
  lines: attackLines,
  json: lossJson,
  read: readLoss,
});
