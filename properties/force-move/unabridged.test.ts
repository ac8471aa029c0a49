/** The shortcuts that keep the games small change no answer. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import { graphOf } from '../../spec/force-move/finality/graph.js';
import {
  channelOf,
  consensusPositions,
  consensusQuestion,
  finalities,
  fresh,
  names,
  old,
} from './example.js';

/** How many states the games have, without shortcuts and with them. */
const compared = (
  n: number,
  positions: readonly forceMove.ConsensusPosition[],
  reading: forceMove.Reading,
  generation: 'v2' | 'v3' | 'current',
) => {
  const sizes = { unabridged: 0, abridged: 0 };
  const channel = channelOf(n);
  for (const position of positions) {
    const states = forceMove.statesBefore(channel, position);
    const held = forceMove.broadcast(channel, states, forceMove.unheardOf);
    const abridged: forceMove.Question = {
      ...consensusQuestion(channel, held, reading, generation),
      outcomes: [old, fresh],
    };
    const unabridged = { ...abridged, unabridged: true };
    expect(finalities(unabridged)).toEqual(finalities(abridged));
    for (const member of channel.participants) {
      sizes.unabridged += graphOf(forceMove.arenaFor(unabridged, member)).nodes.length;
      sizes.abridged += graphOf(forceMove.arenaFor(abridged, member)).nodes.length;
    }
  }
  return sizes;
};

describe('games without shortcuts', () => {
  it.each(['v2', 'v3', 'current'] as const)('end alike for two that are committed, %s', (generation) => {
    const { unabridged, abridged } = compared(2, consensusPositions(2), 'committed', generation);
    expect(unabridged).toBeGreaterThan(abridged);
  });

  it('end alike for three that are committed', () => {
    const positions = consensusPositions(3).filter(
      ({ finalStates, pending }) => !finalStates && pending?.approvals !== 1,
    );
    const { unabridged, abridged } = compared(3, positions, 'committed', 'v3');
    expect(unabridged).toBeGreaterThan(2 * abridged);
  });

  it('end alike for two of whom the other one equivocates', () => {
    const agreed = {
      nextMover: 0,
      current: fresh,
      lastStates: new Map([
        [names[0]!, { current: old, pending: { approvals: 1, proposed: fresh } }],
        [names[1]!, { current: fresh }],
      ]),
    };
    const positions = [...consensusPositions(2).filter(({ finalStates }) => !finalStates), agreed];
    const { unabridged, abridged } = compared(2, positions, 'equivocating', 'v3');
    expect(unabridged).toBeGreaterThan(2 * abridged);
  });
});
