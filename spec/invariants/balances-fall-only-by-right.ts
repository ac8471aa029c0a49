import { balanceOf, isParticipant, keysOf } from '../modelling/chain.js';
import type { StepInvariant } from './invariant.js';
import { isPayment, payer } from './payments.js';

/** @paper §3.1 A System of Balances */
export const balancesFallOnlyByRight: StepInvariant = {
  id: 'balances-fall-only-by-right',
  section: '§3.1',
  sentence:
    'A balance falls only by a withdrawal that its own key signed, or by a payment of its own channel, and by no more than the amount.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (before.balances === after.balances) return true;
    return keysOf(before.balances).every((address) => {
      const fall = balanceOf(before, address) - balanceOf(after, address);
      if (fall <= 0n) return true;
      if (action.type === 'deposit' || action.type === 'finalize' || fall > action.amount) return false;
      return isPayment(action)
        ? payer(action) === address
        : isParticipant(before, address) && action.from === address && action.signer === address;
    });
  },
};
