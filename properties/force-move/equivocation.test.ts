/** What holds when the others may sign a second state for a turn, and what does not. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import {
  channelOf,
  consensusFinalities,
  consensusPositions,
  consensusQuestion,
  finalities,
  fresh,
  inTurn,
  names,
  old,
  other,
  stateOf,
  type Names,
} from './example.js';

const oldOnly: Names = { finalizable: ['old'], enabled: ['old'] };
const newOnly: Names = { finalizable: ['new'], enabled: ['new'] };
const oldOrNew: Names = { finalizable: [], enabled: ['old', 'new'] };

/** Member 0 proposed, everybody approved, and so many have moved since without a change. */
const agreedSince = (n: number, moves: number): forceMove.ConsensusPosition => ({
  nextMover: moves % n,
  current: fresh,
  lastStates: new Map(
    names.slice(0, n).map((name, i) => {
      const approved = { current: old, pending: { approvals: i + 1, proposed: fresh } };
      return [name, i < moves || i === n - 1 ? { current: fresh } : approved];
    }),
  ),
});

/** Member 0 proposed the new outcome, member 1 dropped it, and so many have moved since. */
const droppedSince = (n: number, moves: number): forceMove.ConsensusPosition => ({
  nextMover: (moves + 2) % n,
  current: old,
  lastStates: new Map(
    names.slice(0, n).map((name, i) => {
      const proposing = { current: old, pending: { approvals: 1, proposed: fresh } };
      return [name, i === 0 && moves + 2 <= n ? proposing : { current: old }];
    }),
  ),
});

describe('with participants that equivocate', () => {
  it.each([2, 3])('a proposal enables and leaves finalizable what it does without, for %i', (n) => {
    for (const position of consensusPositions(n).filter(({ finalStates }) => !finalStates))
      expect(consensusFinalities(n, position, 'equivocating')).toEqual(consensusFinalities(n, position));
  });

  it.each([2, 3])('the funding point and the concluded state are universally finalizable, for %i', (n) => {
    const channel = channelOf(n);
    const preFund = Array.from({ length: n }, (_, turn) => stateOf(channel, turn));
    const funding = forceMove.broadcast(channel, inTurn(...preFund), forceMove.unheardOf);
    const everybody = names.slice(0, n).map(() => oldOnly);
    expect(finalities(consensusQuestion(channel, funding, 'equivocating'))).toEqual(everybody);
    const concluded = { nextMover: 0, current: old, finalStates: n };
    expect(consensusFinalities(n, concluded, 'equivocating')).toEqual(everybody);
  });

  it('two participants have the new outcome as soon as it is agreed', () => {
    expect(consensusFinalities(2, agreedSince(2, 0), 'equivocating')).toEqual([newOnly, newOnly]);
  });

  it('of three, whoever is neither the last to approve nor the next to move can be taken back to the old outcome', () => {
    expect(consensusFinalities(3, agreedSince(3, 0), 'equivocating')).toEqual([newOnly, oldOrNew, newOnly]);
    expect(consensusFinalities(3, agreedSince(3, 0), 'committed')).toEqual([newOnly, newOnly, newOnly]);
  });

  it.each([2, 3, 4])(
    'n − 2 moves more make an agreement of n = %i universally finalizable, and no fewer do',
    (n) => {
      for (let moves = 0; moves <= n - 2; moves++) {
        const answers = consensusFinalities(n, agreedSince(n, moves), 'equivocating');
        answers.forEach((answer, i) => {
          const hasSigned = i < moves || i === n - 1;
          expect(answer).toEqual(hasSigned || i === moves ? newOnly : oldOrNew);
        });
        expect(answers.every(({ finalizable }) => finalizable.includes('new'))).toBe(moves === n - 2);
      }
    },
  );

  it.each([3])(
    'a proposal that was dropped can still be completed until its proposer may sign again, of %i',
    (n) => {
      for (let moves = 0; moves <= n - 2; moves++) {
        const [proposer, ...rest] = consensusFinalities(n, droppedSince(n, moves), 'equivocating');
        expect(proposer).toEqual(moves < n - 2 ? oldOrNew : oldOnly);
        for (const answer of rest) expect(answer).toEqual(oldOnly);
      }
    },
  );

  it('a participant can be brought to what it approved before, besides what is proposed now', () => {
    const position: forceMove.ConsensusPosition = {
      nextMover: 3,
      current: old,
      pending: { approvals: 1, proposed: other },
      lastStates: new Map([
        [names[0]!, { current: old, pending: { approvals: 1, proposed: fresh } }],
        [names[1]!, { current: old }],
        [names[2]!, { current: old, pending: { approvals: 1, proposed: other } }],
        [names[3]!, { current: old }],
      ]),
    };
    const [a, b, c, d] = consensusFinalities(4, position, 'equivocating');
    expect(a).toEqual(oldOrNew);
    expect(b).toEqual(oldOnly);
    expect(c).toEqual({ finalizable: [], enabled: ['old', 'other'] });
    expect(d).toEqual(oldOnly);
  });

  it('a conclusion begun in a proposal binds nobody but those who have signed it', () => {
    const position: forceMove.ConsensusPosition = {
      nextMover: 2,
      current: old,
      pending: { approvals: 1, proposed: fresh },
      finalStates: 1,
    };
    const [proposer, concluder, next] = consensusFinalities(3, position, 'equivocating');
    expect(proposer).toEqual(oldOrNew);
    expect(concluder).toEqual(oldOnly);
    expect(next).toEqual(oldOnly);
  });
});
