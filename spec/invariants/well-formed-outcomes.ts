import { countedEntries } from '../modelling/outcome.js';
import type { StateInvariant } from './invariant.js';

/** @paper §5.1 Allocations and Transfer */
export const wellFormedOutcomes: StateInvariant = {
  id: 'well-formed-outcomes',
  section: '§5.1',
  sentence: 'A finalized allocation names every address at most once, and only where something is owed.',
  about: 'state',
  holds: ({ outcomes }) =>
    Object.values(outcomes).every(
      (outcome) =>
        outcome.type === 'guarantee' || countedEntries(outcome.entries).length === outcome.entries.length,
    ),
};
