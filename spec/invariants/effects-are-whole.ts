import { balanceOf } from '../modelling/chain.js';
import type { Address } from '../modelling/address.js';
import type { StepInvariant } from './invariant.js';
import { payer } from './payments.js';

/** @paper §3.3 Redistribution */
export const effectsAreWhole: StepInvariant = {
  id: 'effects-are-whole',
  section: '§3.3',
  sentence: 'An operation moves its whole amount: from where it says, to where it says, or not at all.',
  about: 'step',
  holds: ({ before, action, after }) => {
    const rise = (address: Address): bigint => balanceOf(after, address) - balanceOf(before, address);
    switch (action.type) {
      case 'deposit':
        return rise(action.to) === action.amount;
      case 'withdraw':
        return rise(action.from) === -action.amount;
      case 'finalize':
        return action.channel in after.outcomes;
      case 'transfer':
      case 'claim': {
        const moved = payer(action) === action.to ? 0n : action.amount;
        return rise(payer(action)) === -moved && rise(action.to) === moved;
      }
    }
  },
};
