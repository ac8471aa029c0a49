import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import { channelOf, fresh, stateOf } from './example.js';

const { alwaysRefuses: alwaysRefusing, anyMove, transition } = forceMove;
const channel = channelOf(2, anyMove);
const state = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(channel, turn, rest);
const verdict = (from: forceMove.State, to: forceMove.State, app = anyMove) => {
  const result = transition(app, from, to);
  return result.status === 'accepted' ? 'accepted' : result.reason.code;
};

describe('transition', () => {
  it('keeps the outcome and the data until the last post-fund state', () => {
    expect(verdict(state(2), state(3))).toBe('accepted');
    expect(verdict(state(2), state(3, { outcome: fresh }))).toBe('ChangedDuringSetUp');
    expect(verdict(state(2), state(3, { data: 1 }))).toBe('ChangedDuringSetUp');
  });

  it('leaves everything to the app from turn 2n on', () => {
    expect(verdict(state(3), state(4, { outcome: fresh, data: 1 }))).toBe('accepted');
    expect(verdict(state(3), state(4), alwaysRefusing)).toBe('AppRefuses');
  });

  it('lets a channel conclude at any turn, also during set-up and against the app', () => {
    for (const turn of [1, 3, 9])
      expect(verdict(state(turn), state(turn + 1, { isFinal: true }), alwaysRefusing)).toBe('accepted');
  });

  it('keeps the outcome, drops the data and ends the running in a final state', () => {
    expect(verdict(state(5), state(6, { isFinal: true, outcome: fresh }))).toBe('OutcomeChangedByFinal');
    expect(verdict(state(5, { data: 1 }), state(6, { isFinal: true, data: 1 }))).toBe('DataKeptByFinal');
    expect(verdict(state(5, { isFinal: true }), state(6))).toBe('NotFinal');
  });

  it('goes on by exactly one turn in the same channel', () => {
    expect(verdict(state(5), state(7))).toBe('NotTheNextTurn');
    expect(verdict(state(5), state(5))).toBe('NotTheNextTurn');
    const other = { ...channel, nonce: 1n };
    expect(verdict(state(5), stateOf(other, 6))).toBe('OtherChannel');
  });
});
