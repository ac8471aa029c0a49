/**
 * The figures of priority, of the Turbo value algorithm and of offloading a ledger channel.
 *
 * @paper §5 Turbo Protocol
 */
import type { Drawing } from './figure.js';

/** @figure 14 */
export const insufficientFunds: Drawing = {
  id: 'figure-14',
  number: 14,
  title: 'A transfer with too few coins for all',
  participants: ['A', 'B'],
  network: '⟦L:5 ↦ (B:4, A:3)⟧',
  operations: [
    ['T(L, A, 2)', { refused: 'CannotAfford' }],
    ['T(L, B, 4)', '⟦L:1 ↦ (A:3), B:4⟧'],
    ['T(L, A, 1)', '⟦L ↦ (A:2), B:4, A:1⟧'],
  ],
};

/** @figure 15 */
export const turboRedistribution: Drawing = {
  id: 'figure-15',
  number: 15,
  title: 'The value of every address of a small network',
  participants: ['A', 'B'],
  network: '⟦L:7 ↦ (A:3, B:1, χ:6), χ ↦ (A:2, B:4)⟧',
  operations: [
    ['T(L, χ, 3)', '⟦L:4 ↦ (A:3, B:1, χ:3), χ:3 ↦ (A:2, B:4)⟧'],
    ['T(L, A, 3)', '⟦L:1 ↦ (B:1, χ:3), χ:3 ↦ (A:2, B:4), A:3⟧'],
    ['T(L, B, 1)', '⟦L ↦ (χ:3), χ:3 ↦ (A:2, B:4), A:3, B:1⟧'],
    ['T(χ, B, 1)', '⟦L ↦ (χ:3), χ:2 ↦ (A:2, B:3), A:3, B:2⟧'],
    ['T(χ, A, 2)', '⟦L ↦ (χ:3), χ ↦ (B:3), A:5, B:2⟧'],
  ],
};

/** @figure 16 */
export const offloadLedger: Drawing = {
  id: 'figure-16',
  number: 16,
  title: 'Offloading a ledger channel',
  participants: ['A', 'B'],
  network: '⟦L:10 ↦ (A:3, B:1, χ:6)⟧',
  operations: [['T(L, χ, 6)', '⟦L:4 ↦ (A:3, B:1), χ:6⟧']],
};
