/** What a dispute costs an honest participant. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';

const { bill, byTurns, cycleAgainst, generations, lineWords, movingStrategy, refutingStrategy, unanimously } =
  forceMove;

const sizes = [2, 3] as const;

const bills = (
  generation: keyof typeof generations,
  participants: number,
  states: number,
  support: forceMove.SupportRule = byTurns,
): readonly forceMove.Bill[] =>
  Array.from({ length: participants }, (_, player) =>
    bill({ game: generations[generation], support, participants, states, player }),
  );

/** How many participants move before this one does again. */
const movesAhead = (participants: number, states: number, player: number): number =>
  (player - (states % participants) + participants) % participants;

describe('under the rules of V1', () => {
  it.each(sizes)('nothing is bounded among %i, once a state can be stale', (participants) => {
    for (const { progress, exit, defence } of bills('v1', participants, participants + 1))
      for (const cost of [progress, exit, defence]) expect(cost.transactions).toBe(Infinity);
  });

  const cycle = (strategy: (latest: number) => forceMove.Strategy) =>
    lineWords(cycleAgainst(strategy, generations.v1, 2, 6)!, 'P1' as never, () => 'Ω');

  it('refuting goes round for ever', () => {
    expect(cycle(refutingStrategy)).toEqual([
      'P1 challenges with turn 5, Ω; but before that P0 challenges with turn 4, Ω: turn 4, Ω, is challenged',
      'P1 refutes the challenge, as P0 has signed turn 4; but before that one of the others refutes the challenge, as P0 has signed turn 6, then P0 challenges with turn 4, Ω: turn 4, Ω, is challenged',
    ]);
  });

  it('and so does answering with moves, because a challenger can refute itself', () => {
    expect(cycle(movingStrategy)).toBeDefined();
  });
});

describe('under the rules of V2', () => {
  it.each(sizes)('the costs grow with the number of states among %i', (participants) => {
    for (let states = participants; states <= participants + 6; states++) {
      const stale = states - participants; // supported states before the latest
      for (const [player, { progress, exit, defence }] of bills('v2', participants, states).entries()) {
        const ahead = movesAhead(participants, states, player);
        expect(progress.transactions).toBe(2 * stale + 1);
        expect(exit.transactions).toBe(2 * stale + 1 + ahead);
        expect(defence.transactions).toBe(stale);
        expect(exit.periods).toBe(ahead + 1);
      }
    }
  });
});

describe.each(['v3', 'current'] as const)('under the rules of %s', (generation) => {
  it.each(sizes)('the costs are bounded by the participants among %i, not by the states', (participants) => {
    for (let states = participants; states <= participants + 6; states++)
      for (const [player, { progress, exit, defence }] of bills(generation, participants, states).entries()) {
        const ahead = movesAhead(participants, states, player);
        expect(progress.transactions).toBe(1);
        expect(exit).toEqual({ transactions: ahead + 1, periods: ahead + 1 });
        expect(defence.transactions).toBe(states > participants ? 1 : 0);
      }
  });
});

describe('under the current rules with unanimous support', () => {
  it.each(sizes)('one transaction and one challenge period are enough among %i', (participants) => {
    for (let states = 2; states <= 8; states++)
      for (const { progress, exit, defence } of bills('current', participants, states, unanimously)) {
        expect(progress).toEqual({ transactions: 1, periods: 1 });
        expect(exit).toEqual({ transactions: 1, periods: 1 });
        expect(defence.transactions).toBe(1);
      }
  });
});
