/** Counting: the data is a number that grows by one with each move, and the outcome never changes. */
import type { App } from '../app.js';
import { sameOutcome } from '../state.js';

export const countingGame: App = {
  name: 'counting',
  allows: ({ from, to }) =>
    typeof from.data === 'number' && to.data === from.data + 1 && sameOutcome(from.outcome, to.outcome),
  data: (participants) => Array.from({ length: participants + 1 }, (_, i) => i),
};
