import type { Outcome } from '../modelling/outcome.js';
import type { StateInvariant } from './invariant.js';

/** Whether all entries count: said without the function that the rules use to drop the others. */
const isWellFormed = (outcome: Outcome): boolean =>
  outcome.type === 'guarantee' ||
  (outcome.entries.every((entry) => entry[1] !== 0n) &&
    (outcome.entries.length < 2 ||
      new Set(outcome.entries.map((entry) => entry[0])).size === outcome.entries.length));

/** @paper §5.1 Allocations and Transfer */
export const wellFormedOutcomes: StateInvariant<'outcomes'> = {
  id: 'well-formed-outcomes',
  section: '§5.1',
  sentence: 'A finalized allocation names every address at most once, and only where something is owed.',
  about: 'state',
  reads: ['outcomes'],
  holds: ({ outcomes }) => Object.values(outcomes).every(isWellFormed),
};
