import type { StateInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const noNegativeBalances: StateInvariant<'balances' | 'deposited' | 'withdrawn'> = {
  id: 'no-negative-balances',
  section: '§3.1',
  sentence: 'No balance and no total is ever negative.',
  about: 'state',
  reads: ['balances', 'deposited', 'withdrawn'],
  holds: ({ balances, deposited, withdrawn }) =>
    deposited >= 0n && withdrawn >= 0n && Object.values(balances).every((amount) => amount >= 0n),
};
