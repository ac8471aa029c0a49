import { sum } from '../modelling/coins.js';
import type { StateInvariant } from './invariant.js';

/** @paper §3.1 A System of Balances */
export const conservation: StateInvariant = {
  id: 'conservation',
  section: '§3.1',
  sentence: 'All balances together and everything withdrawn make up everything deposited.',
  about: 'state',
  holds: ({ balances, deposited, withdrawn }) => sum(Object.values(balances)) + withdrawn === deposited,
};
