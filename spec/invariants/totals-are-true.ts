import type { StepInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const totalsAreTrue: StepInvariant = {
  id: 'totals-are-true',
  section: '§3.1',
  sentence: 'Coins enter only by deposits and leave only by withdrawals, in the amount that these say.',
  about: 'step',
  holds: ({ before, action, after }) =>
    after.deposited - before.deposited === (action.type === 'deposit' ? action.amount : 0n) &&
    after.withdrawn - before.withdrawn === (action.type === 'withdraw' ? action.amount : 0n),
};
