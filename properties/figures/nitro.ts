/**
 * The figures of guarantees, of a claim, and of claims whose order matters.
 *
 * @paper §6 Nitro Protocol
 */
import type { Drawing } from './figure.js';

/** @figure 21 */
export const guarantees: Drawing = {
  id: 'figure-21',
  number: 21,
  title: 'A guarantee that pays B first',
  participants: ['A', 'B'],
  network: '⟦G:3 ↦ (L|B), L ↦ (A:2, B:3)⟧',
  operations: [
    ['C(G, A, 1)', { refused: 'CannotAfford' }],
    ['C(G, B, 3)', '⟦G ↦ (L|B), L ↦ (A:2), B:3⟧'],
  ],
};

/** @figure 22 */
export const claimOperation: Drawing = {
  id: 'figure-22',
  number: 22,
  title: 'A claim on a guarantee',
  participants: ['Alice', 'Bob'],
  network: '⟦G:3 ↦ (L|Alice), L ↦ (Bob:2, Alice:3)⟧',
  operations: [['C(G, Alice, 3)', '⟦G ↦ (L|Alice), L ↦ (Bob:2), Alice:3⟧']],
};

const twoGuarantees = '⟦G1:5 ↦ (J|I, A), G2:5 ↦ (J|I, B), J ↦ (I:5, A:5, B:5)⟧';

/** @figure 23 */
export const claimOrder: Drawing = {
  id: 'figure-23',
  number: 23,
  title: 'Two guarantees: the first is claimed first, and B is paid',
  participants: ['A', 'B', 'I'],
  network: twoGuarantees,
  operations: [
    ['C(G1, I, 5)', '⟦G1 ↦ (J|I, A), G2:5 ↦ (J|I, B), J ↦ (A:5, B:5), I:5⟧'],
    ['C(G2, A, 5)', { refused: 'CannotAfford' }],
    ['C(G2, B, 5)', '⟦G1 ↦ (J|I, A), G2 ↦ (J|I, B), J ↦ (A:5), I:5, B:5⟧'],
  ],
};

/** The order that the caption of the figure mentions and does not draw. */
export const otherClaimOrder: Drawing = {
  id: 'figure-23-other-order',
  number: 23,
  title: 'Two guarantees: the second is claimed first, and A is paid',
  participants: ['A', 'B', 'I'],
  network: twoGuarantees,
  operations: [
    ['C(G2, I, 5)', '⟦G1:5 ↦ (J|I, A), G2 ↦ (J|I, B), J ↦ (A:5, B:5), I:5⟧'],
    ['C(G1, B, 5)', { refused: 'CannotAfford' }],
    ['C(G1, A, 5)', '⟦G1 ↦ (J|I, A), G2 ↦ (J|I, B), J ↦ (B:5), I:5, A:5⟧'],
  ],
};
