/**
 * The challenge games of the published contracts, with what each takes as support.
 *
 * | contracts | game | support | conclusion |
 * |---|---|---|---|
 * | v1 | V1 | two states in a row | the same, of final states |
 * | 0.x | V3 | who signed what | the same, of final states |
 * | v2 | current | the app's own | one final state, in consensus |
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { ChallengeGame } from '../challenge-game.js';
import type { Evidence } from '../evidence.js';
import { generations } from '../games/generations.js';
import type { SupportRule } from '../support.js';
import { inConsensus } from './in-consensus.js';
import { twoInARow } from './two-in-a-row.js';
import { vouchers } from './vouchers.js';
import { whoSignedWhat } from './who-signed-what.js';

export interface PublishedGame {
  readonly game: ChallengeGame<Evidence>;
  /** What supports a state of a channel that runs this app. */
  readonly supportFor: (app: string) => SupportRule<Evidence>;
}

export const publishedGames = {
  v1: { game: { ...generations.v1, conclusion: twoInARow }, supportFor: () => twoInARow },
  '0.x': { game: { ...generations.v3, conclusion: whoSignedWhat }, supportFor: () => whoSignedWhat },
  v2: {
    game: { ...generations.current, conclusion: inConsensus },
    supportFor: (app) => (app === 'payments' ? vouchers : inConsensus),
  },
} as const satisfies Readonly<Record<string, PublishedGame>>;
