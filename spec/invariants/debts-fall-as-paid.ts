import { owed } from '../modelling/outcome.js';
import type { StepInvariant } from './invariant.js';
import { debtsInOrder, isPayment } from './payments.js';

/** @paper §5.1 Allocations and Transfer */
export const debtsFallAsPaid: StepInvariant = {
  id: 'debts-fall-as-paid',
  section: '§5.1',
  sentence: 'A payment reduces the debt to whom it pays by exactly its amount.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (!isPayment(action)) return true;
    const { to, amount } = action;
    return owed(debtsInOrder(before, action), to) - owed(debtsInOrder(after, action), to) === amount;
  },
};
