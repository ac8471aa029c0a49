/**
 * A small game in turns: each mover points at the outcome it likes, and the last pointer wins.
 *
 * The outcomes are in the data, so any of them can be pointed at by anybody; after a fixed number of moves the
 * game is over. A channel that runs it has several enabled outcomes and, mostly, nothing finalizable.
 */
import type { Outcome } from '../../modelling/outcome.js';
import type { App } from '../app.js';
import type { AppData } from '../state.js';

/** How many moves are left. */
const movesLeft = (data: AppData): number => (typeof data === 'number' ? data : 0);

export const turnGame = (rounds: number): App => ({
  name: `turn-game-${rounds}`,
  allows: ({ from, to }) => movesLeft(from.data) > 0 && movesLeft(to.data) === movesLeft(from.data) - 1,
  data: (_participants: number, _outcomes: readonly Outcome[]) =>
    Array.from({ length: rounds + 1 }, (_, i) => i),
});
