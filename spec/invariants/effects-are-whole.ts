import { match } from 'ts-pattern';
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
    return match(action)
      .with({ type: 'deposit' }, ({ to, amount }) => rise(to) === amount)
      .with({ type: 'withdraw' }, ({ from, amount }) => rise(from) === -amount)
      .with({ type: 'finalize' }, ({ channel }) => channel in after.outcomes)
      .with({ type: 'transfer' }, { type: 'claim' }, (payment) => {
        const [from, to] = [payer(payment), payment.to];
        const moved = from === to ? 0n : payment.amount;
        return rise(from) === -moved && rise(to) === moved;
      })
      .exhaustive();
  },
};
