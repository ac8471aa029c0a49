import type { StateInvariant } from './invariant.js';

/** @paper §5.1 Allocations and Transfer */
export const noNegativeDebts: StateInvariant<'outcomes'> = {
  id: 'no-negative-debts',
  section: '§5.1',
  sentence: 'No debt in a finalized outcome is ever negative.',
  about: 'state',
  reads: ['outcomes'],
  holds: ({ outcomes }) =>
    Object.values(outcomes).every(
      (outcome) => outcome.type === 'guarantee' || outcome.entries.every(([, amount]) => amount >= 0n),
    ),
};
