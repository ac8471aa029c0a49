import { sum } from '../modelling/coins.js';
import type { StateInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const conservation: StateInvariant<'balances' | 'deposited' | 'withdrawn'> = {
  id: 'conservation',
  section: '§3.1',
  sentence: 'All balances together and everything withdrawn make up everything deposited.',
  about: 'state',
  reads: ['balances', 'deposited', 'withdrawn'],
  holds: ({ balances, deposited, withdrawn }) => sum(Object.values(balances)) + withdrawn === deposited,
};
