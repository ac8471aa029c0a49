import { describe, expect, it } from 'vitest';
import { notAsked } from '../../../conformance/challenges/profile.js';
import { challenges } from '../../../conformance/challenges/subject.js';
import type { ChallengeStart } from '../../../conformance/challenges/terms.js';
import { whyNotAsked } from '../../../conformance/subject.js';
import { allocation, participant, type Outcome } from '../../../spec/index.js';
import { calling, challenging, shown, turn } from './games.js';

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

const reason = (...outcomes: readonly Outcome[]) =>
  notAsked(capabilities, challenges.stateAt({ channels }), {
    type: 'checkpoint',
    channel: 'L',
    shows: { states: outcomes.map((outcome, i) => turn(i, outcome)), signatures: [] },
  });

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

describe('a response', () => {
  const answered = (challenged: Outcome, response: Outcome) =>
    whyNotAsked(
      { subject: challenges, capabilities },
      {
        start: { channels },
        operations: [
          challenging(shown([turn(0, challenged), A], [turn(1, challenged), B]), B),
          calling('respond', shown([turn(2, response), A])),
        ],
      },
    );

  it('is not asked about where its outcome differs from the challenged one in nothing that counts', () => {
    expect(answered(allocation([A, 0n]), allocation([B, 0n]))).toBe(
      'outcomes that differ only in entries that do not count',
    );
  });

  it('is asked about where the outcomes are the same to the last entry, or really differ', () => {
    expect(answered(allocation([A, 0n]), allocation([A, 0n]))).toBeUndefined();
    expect(answered(allocation([A, 1n]), allocation([B, 1n]))).toBeUndefined();
  });
});

describe('a beginning', () => {
  const why = (terms: Partial<ChallengeStart['channels'][string]>, declared = {}) =>
    whyNotAsked(
      { subject: challenges, capabilities: { ...capabilities, ...declared } },
      { start: { channels: { L: { ...channels['L']!, ...terms } } }, operations: [] },
    );

  it('is not asked for where it cannot be expressed, and it is said why', () => {
    expect(why({})).toBeUndefined();
    expect(why({ app: 'counting' })).toBe('it has no app counting');
    expect(why({ participants: [] })).toBe('a channel has no participants');
    expect(why({ challengeDuration: 11n })).toBe('a challenge is longer than the longest');
    expect(why({ challengeDuration: 9n }, { challengeDuration: 10n })).toBe('its challenges last 10 s');
  });
});
