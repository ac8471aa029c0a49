/**
 * The figures of balances, deposits, withdrawals and a first redistribution.
 *
 * @paper §3 Modelling State Channel Networks
 */
import type { Drawing } from './figure.js';

/** @figure 1 */
export const balances: Drawing = {
  id: 'figure-1',
  number: 1,
  title: 'Balances in the adjudicator',
  participants: ['Alice', 'Bob'],
  network: '⟦Bob:5, Alice:2⟧',
  operations: [],
};

/** @figure 2 */
export const depositAndWithdrawal: Drawing = {
  id: 'figure-2',
  number: 2,
  title: 'A deposit and a withdrawal',
  participants: ['Alice', 'Bob'],
  network: '⟦Bob:5⟧',
  operations: [
    ['D_Alice(4)', '⟦Bob:5, Alice:4⟧'],
    ['W_Bob(3) by Alice', { refused: 'NotSigned' }],
    ['W_Bob(3)', '⟦Bob:2, Alice:4⟧'],
  ],
};

/** @figure 5 */
export const redistribution: Drawing = {
  id: 'figure-5',
  number: 5,
  title: 'A transfer out of a channel',
  participants: ['Alice', 'Bob'],
  network: '⟦L:5 ↦ (Bob:2, Alice:3), Bob:4⟧',
  operations: [['T(L, Alice, 3)', '⟦L:2 ↦ (Bob:2), Bob:4, Alice:3⟧']],
  erratum:
    'The outcome diagram still shows L holding 5 after the transfer; the table and the notation show 2.',
};
