import type { Address } from '../modelling/address.js';
import { balanceOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { payouts } from '../turbo/priority.js';
import type { StepInvariant, Transition } from './invariant.js';
import { debtsInOrder, isPayment, payer } from './payments.js';

/** @paper §5.1 Allocations and Transfer */
export const priorityIsKept: StepInvariant = {
  id: 'priority-is-kept',
  section: '§5.1',
  sentence: 'A payment leaves everybody else at least what the channel that pays could afford for them.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (!isPayment(action)) return true;
    const affords = (chain: Transition['before']): readonly (readonly [Address, Coins])[] =>
      payouts(debtsInOrder(chain, action), balanceOf(chain, payer(action)));
    const later = new Map(affords(after));
    return affords(before).every(([to, amount]) => to === action.to || (later.get(to) ?? 0n) >= amount);
  },
};
