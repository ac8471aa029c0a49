import { balanceOf } from '../modelling/chain.js';
import { owed } from '../modelling/outcome.js';
import type { StepInvariant } from './invariant.js';
import { debtsInOrder, isPayment, payer } from './payments.js';

/** @paper §5.1 Allocations and Transfer */
export const debtsFallAsPaid: StepInvariant = {
  id: 'debts-fall-as-paid',
  section: '§5.1',
  sentence: 'A payment reduces the debt to whom it pays by exactly what that balance rises.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (!isPayment(action) || payer(action) === action.to) return true;
    const { to } = action;
    const received = balanceOf(after, to) - balanceOf(before, to);
    const settled = owed(debtsInOrder(before, action), to) - owed(debtsInOrder(after, action), to);
    return received === settled;
  },
};
