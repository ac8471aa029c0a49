/** What each participant can finalize, in the reading in which everybody is bound to the states it has sent. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import {
  channelOf,
  consensusFinalities,
  consensusPositions,
  consensusQuestion,
  finalities,
  fresh,
  names,
  nameOf,
  old,
  other,
  outcomes,
  stateOf,
  inTurn,
  type Names,
} from './example.js';

const sizes = [2, 3, 4] as const;
const oldOnly: Names = { finalizable: ['old'], enabled: ['old'] };
const oldOrNew: Names = { finalizable: [], enabled: ['old', 'new'] };
const choosesOldOrNew: Names = { finalizable: ['old', 'new'], enabled: [] };

/** The position after so many approvals of the new outcome, member 0 to move next. */
const proposed = (approvals: number): forceMove.ConsensusPosition => ({
  nextMover: 0,
  current: old,
  pending: { approvals, proposed: fresh },
});

const claimsOf = (answers: readonly Names[]): forceMove.Claims =>
  new Map(
    answers.map(({ finalizable }, i) => [
      names[i]!,
      outcomes.filter((outcome) => finalizable.includes(nameOf(outcome))),
    ]),
  );

describe('the consensus game', () => {
  it.each([2, 3, 4, 5])('has, with %i participants, the intermediate states of the appendix', (n) => {
    expect(consensusFinalities(n, { nextMover: 0, current: old })).toEqual(
      names.slice(0, n).map(() => oldOnly),
    );
    for (let approvals = 1; approvals < n; approvals++) {
      const expected = Array.from({ length: n }, (_, member) => {
        if (member >= n - approvals) return oldOrNew; // has approved
        return approvals === n - 1 ? choosesOldOrNew : oldOnly; // moves last, or has yet to approve
      });
      expect(consensusFinalities(n, proposed(approvals))).toEqual(expected);
    }
    const agreed = { nextMover: 0, current: fresh };
    const newOnly = { finalizable: ['new'], enabled: ['new'] };
    expect(consensusFinalities(n, agreed)).toEqual(names.slice(0, n).map(() => newOnly));
  });

  it.each(sizes)('enables only what is agreed on and what is proposed, with %i participants', (n) => {
    for (const position of consensusPositions(n))
      for (const { enabled } of consensusFinalities(n, position)) expect(enabled).not.toContain('other');
  });

  it.each(sizes)('forgets a proposal once it is dropped, with %i participants', (n) => {
    const lastStates = new Map([[names[n - 1]!, { current: old }]]);
    const dropped = { nextMover: 0, current: old, lastStates };
    expect(consensusFinalities(n, dropped)).toEqual(names.slice(0, n).map(() => oldOnly));
  });

  it('enables what is proposed instead, for its proposer only', () => {
    const instead = { nextMover: 0, current: old, pending: { approvals: 1, proposed: other } };
    expect(consensusFinalities(3, instead)).toEqual([
      oldOnly,
      oldOnly,
      { finalizable: [], enabled: ['old', 'other'] },
    ]);
  });

  it.each(sizes)('leaves the old outcome to all once somebody concludes in a proposal, with %i', (n) => {
    for (let approvals = 1; approvals < n; approvals++)
      for (let finalStates = 1; finalStates <= n; finalStates++)
        expect(consensusFinalities(n, { ...proposed(approvals), finalStates })).toEqual(
          names.slice(0, n).map(() => oldOnly),
        );
  });
});

describe('the cases of the paper', () => {
  it.each(sizes)('exclude each other and leave nothing out, with %i participants', (n) => {
    const seen = new Set<forceMove.FinalityCase | undefined>();
    for (const position of consensusPositions(n)) {
      const answers = consensusFinalities(n, position);
      seen.add(forceMove.caseOf(claimsOf(answers)));
      for (const { finalizable, enabled } of answers)
        expect(finalizable.length > 0 || enabled.length > 1).toBe(true);
    }
    expect(seen).toEqual(new Set(['shared outcome', 'one participant']));
  });

  it.each(sizes)('come to nobody before the funding point, whoever has signed, with %i participants', (n) => {
    const channel = channelOf(n);
    const all = channel.participants;
    for (let signers = 0; signers < 2 ** n; signers++) {
      const signedBy = all.filter((_, i) => signers & (2 ** i));
      const heldBy = new Map(all.map((member) => [member, signedBy]));
      const position = forceMove.preFundPosition(channel, { outcome: old, data: null, signedBy, heldBy });
      const answers = finalities(consensusQuestion(channel, position));
      const missing = n - signedBy.length;
      answers.forEach((answer, i) => {
        const lacksOnlyMine = missing === 0 || (missing === 1 && !signedBy.includes(all[i]!));
        expect(answer.finalizable).toEqual(lacksOnlyMine ? ['old'] : []);
        expect(answer.enabled).toEqual(signedBy.includes(all[i]!) ? ['old'] : []);
      });
    }
  });

  it('do not cover what is signed and not received: one outcome enabled, and not finalizable', () => {
    const channel = channelOf(2);
    const [a, b] = channel.participants;
    const position = forceMove.preFundPosition(channel, {
      outcome: old,
      data: null,
      signedBy: [a!],
      heldBy: new Map([[b!, [a!]]]),
    });
    expect(finalities(consensusQuestion(channel, position))).toEqual([
      { finalizable: [], enabled: ['old'] },
      { finalizable: ['old'], enabled: [] },
    ]);
  });
});

describe('universally finalizable', () => {
  const apps = [
    forceMove.consensusGame,
    forceMove.alwaysRefuses,
    forceMove.anyMove,
    forceMove.turnGame(2),
  ] as const;

  it.each(sizes)('is the outcome at the funding point, whatever the app, with %i participants', (n) => {
    for (const app of apps) {
      const channel = channelOf(n, app);
      const data = app.data(n, outcomes).at(-1)!;
      const preFund = Array.from({ length: n }, (_, turn) => stateOf(channel, turn, { data }));
      const position = forceMove.broadcast(channel, inTurn(...preFund), forceMove.unheardOf);
      const question = consensusQuestion(channel, position);
      const answers = finalities({ ...question, setting: { ...question.setting, app } });
      expect(answers).toEqual(names.slice(0, n).map(() => oldOnly));
    }
  });

  it.each(sizes)('is the outcome of a conclusion proof that all hold, with %i participants', (n) => {
    const answers = consensusFinalities(n, { nextMover: 0, current: old, finalStates: n });
    expect(answers).toEqual(names.slice(0, n).map(() => oldOnly));
  });

  const running = (rounds: number, n: number) => {
    const app = forceMove.turnGame(rounds);
    const channel = channelOf(n, app);
    const states = Array.from({ length: n }, (_, i) => stateOf(channel, n + i, { data: rounds }));
    const position = forceMove.broadcast(channel, inTurn(...states), forceMove.unheardOf);
    const question = consensusQuestion(channel, position);
    return finalities({ ...question, setting: { ...question.setting, app }, signatures: rounds });
  };

  it('is nothing for all of a running channel, but the next mover can always finalize the latest outcome', () => {
    const all = ['old', 'new', 'other'];
    expect(running(2, 3)).toEqual([oldOnly, oldOnly, { finalizable: [], enabled: all }]);
    expect(running(2, 2)).toEqual([oldOnly, oldOnly]); // the last mover points at the old outcome again
  });

  it('is whatever it likes for whoever makes the last move of a running channel', () => {
    const all = ['old', 'new', 'other'];
    expect(running(1, 2)).toEqual([
      { finalizable: all, enabled: [] },
      { finalizable: [], enabled: all },
    ]);
    expect(running(3, 2)).toEqual(running(1, 2));
  });
});

describe('receiving', () => {
  it('settles an agreement only for those who hold its last state', () => {
    const channel = channelOf(3);
    const states = forceMove.statesBefore(channel, {
      nextMover: 0,
      current: fresh,
      lastStates: agreedLast(),
    });
    const [, b, c] = channel.participants;
    const position: forceMove.Position = {
      onChain: forceMove.unheardOf,
      held: new Map(channel.participants.map((who) => [who, who === c ? states : states.slice(0, -1)])),
    };
    expect(b).toBeDefined();
    expect(finalities(consensusQuestion(channel, position))).toEqual([oldOrNew, oldOrNew, choosesOldOrNew]);
  });

  const agreedLast = (): ReadonlyMap<(typeof names)[number], forceMove.LastState> =>
    new Map([
      [names[0]!, { current: old, pending: { approvals: 1, proposed: fresh } }],
      [names[1]!, { current: old, pending: { approvals: 2, proposed: fresh } }],
      [names[2]!, { current: fresh }],
    ]);
});

describe('the generations', () => {
  it.each(['v2', 'current'] as const)('%s gives the same finality as V3 in each position', (generation) => {
    for (const n of [2, 3])
      for (const position of consensusPositions(n))
        expect(consensusFinalities(n, position, 'committed', generation)).toEqual(
          consensusFinalities(n, position),
        );
  });

  it('V1 gives nobody anything to finalize but by a conclusion proof', () => {
    for (const n of [2, 3])
      for (const position of consensusPositions(n))
        for (const [i, { finalizable }] of consensusFinalities(n, position, 'committed', 'v1').entries()) {
          const concludes = position.finalStates! + (i === position.nextMover ? 1 : 0) >= n;
          expect(finalizable).toEqual(concludes ? ['old'] : []);
        }
  });

  it('one state more that the player may sign changes nothing', () => {
    for (const n of [2, 3])
      for (const position of consensusPositions(n).filter(({ finalStates }) => !finalStates)) {
        const channel = channelOf(n);
        const held = forceMove.broadcast(
          channel,
          forceMove.statesBefore(channel, position),
          forceMove.unheardOf,
        );
        const question = consensusQuestion(channel, held);
        expect(finalities({ ...question, signatures: 2 })).toEqual(finalities(question));
      }
  });
});
