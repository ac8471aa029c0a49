import { describe, expect, it } from 'vitest';
import { notAskedOf } from '../../../conformance/challenges/profile.js';
import type { ChallengeAction, ChallengeStart } from '../../../conformance/challenges/terms.js';
import { allocation, participant, type Outcome } from '../../../spec/index.js';

const [A, B] = [participant('A'), participant('B')];
const channels: ChallengeStart['channels'] = {
  L: { participants: [A, B], nonce: 0n, app: 'any-move', challengeDuration: 10n },
};
const capabilities = {
  generation: '0.x',
  apps: ['any-move'],
  longestChallenge: 10n,
  greatestTurn: 100,
} as const;

const checkpoint = (...outcomes: readonly Outcome[]): ChallengeAction => ({
  type: 'checkpoint',
  channel: 'L',
  shows: {
    states: outcomes.map((outcome, turn) => ({ turn, outcome, data: null, isFinal: false })),
    signatures: [],
  },
});

const reason = (...outcomes: readonly Outcome[]) =>
  notAskedOf(capabilities, channels, checkpoint(...outcomes));

describe('states in a row', () => {
  it('are not asked about where their outcomes differ only in entries that do not count', () => {
    const nothing = 'outcomes that differ only in entries that do not count';
    expect(reason(allocation([A, 0n]), allocation([B, 0n]))).toBe(nothing);
    expect(reason(allocation([A, 1n]), allocation([A, 1n], [B, 0n]))).toBe(nothing);
  });

  it('are asked about where their outcomes are the same to the last entry, or really differ', () => {
    expect(reason(allocation([A, 0n]), allocation([A, 0n]))).toBeUndefined();
    expect(reason(allocation([A, 1n]), allocation([B, 1n]))).toBeUndefined();
  });
});
