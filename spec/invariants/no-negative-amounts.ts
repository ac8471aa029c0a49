import type { StateInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const noNegativeAmounts: StateInvariant = {
  id: 'no-negative-amounts',
  section: '§3.1',
  sentence: 'No balance, no debt and no total is ever negative.',
  about: 'state',
  holds: ({ balances, outcomes, deposited, withdrawn }) =>
    deposited >= 0n &&
    withdrawn >= 0n &&
    Object.values(balances).every((amount) => amount >= 0n) &&
    Object.values(outcomes).every(
      (outcome) => outcome.type === 'guarantee' || outcome.entries.every((entry) => entry[1] >= 0n),
    ),
};
