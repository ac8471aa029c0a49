import type { StepInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const totalsAreTrue: StepInvariant = {
  id: 'totals-are-true',
  section: '§3.1',
  sentence:
    'Coins enter only by deposits and leave only by withdrawals, in the amount that these say, and never the other way.',
  about: 'step',
  holds: ({ before, action, after }) => {
    const entered = after.deposited - before.deposited;
    const left = after.withdrawn - before.withdrawn;
    return (
      entered >= 0n &&
      left >= 0n &&
      entered === (action.type === 'deposit' ? action.amount : 0n) &&
      left === (action.type === 'withdraw' ? action.amount : 0n)
    );
  },
};
