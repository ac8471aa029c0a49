/** What the analyses take for granted can be shown to the adjudicator, with signatures. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import {
  A,
  B,
  C,
  channelOf,
  consensusPositions,
  fresh,
  inTurn,
  nameOf,
  old,
  outcomes,
  stateOf,
  stranger,
} from './example.js';

const { byTurns, generations, submit, unanimously } = forceMove;
const channel = channelOf(3, forceMove.anyMove);
const state = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(channel, turn, rest);
const moment = { app: forceMove.anyMove, channel, now: 0n };
const { v1, v3, current } = generations;

const codeOf = (verdict: forceMove.Verdict<unknown>): string =>
  verdict.status === 'accepted' ? 'accepted' : verdict.reason.code;

describe('submit', () => {
  const proof = inTurn(state(6), state(7), state(8));

  it('takes a challenge with a full proof, and asks for each part of it', () => {
    const challenge = (entries: readonly forceMove.SignedState[], challenger = A) =>
      codeOf(
        submit(v3, byTurns, moment, forceMove.unheardOf, { type: 'forceMove', proof: entries, challenger }),
      );
    expect(challenge(proof)).toBe('accepted');
    expect(challenge(proof.slice(1))).toBe('WrongNumberOfStates');
    expect(challenge(inTurn(state(6), state(8), state(9)))).toBe('NotTheNextTurn');
    expect(challenge([...proof.slice(0, 2), forceMove.signed(A, state(8))])).toBe('WrongMover');
    expect(challenge([...proof.slice(0, 2), forceMove.signed(stranger, state(8))])).toBe('Stranger');
    expect(challenge(proof, stranger)).toBe('Stranger');
  });

  it('lets nobody but the next mover respond, with a move that follows', () => {
    const standing: forceMove.OnChain = {
      record: 8,
      challenge: { state: state(8), challenger: B, finalizesAt: 5n },
    };
    const respond = (move: forceMove.SignedState) =>
      codeOf(submit(v1, byTurns, moment, standing, { type: 'respond', move }));
    expect(respond(forceMove.signed(A, state(9)))).toBe('accepted');
    expect(respond(forceMove.signed(B, state(9)))).toBe('WrongMover');
    expect(respond(forceMove.signed(B, state(10)))).toBe('NotTheNextTurn');
  });

  it('concludes by turns up to V3, and unanimously under the current rules', () => {
    const finals = inTurn(...[6, 7, 8].map((turn) => state(turn, { isFinal: true })));
    const all = [A, B, C].map((signer) => forceMove.signed(signer, state(4, { isFinal: true })));
    const conclude = (game: forceMove.ChallengeGame, entries: readonly forceMove.SignedState[]) =>
      codeOf(submit(game, byTurns, moment, { record: 7 }, { type: 'conclude', proof: entries }));
    expect(conclude(v3, finals)).toBe('accepted');
    expect(conclude(v3, finals.slice(1))).toBe('WrongNumberOfStates');
    expect(conclude(v3, [...inTurn(state(6)), ...finals.slice(1)])).toBe('NotFinal');
    expect(conclude(current, all)).toBe('accepted');
    expect(conclude(current, all.slice(1))).toBe('NotSignedBy');
  });

  it('takes unanimous support where the app asks for it', () => {
    const all = [A, B, C].map((signer) => forceMove.signed(signer, state(4)));
    const checkpoint = (entries: readonly forceMove.SignedState[]) =>
      codeOf(submit(current, unanimously, moment, { record: 3 }, { type: 'checkpoint', proof: entries }));
    expect(checkpoint(all)).toBe('accepted');
    expect(checkpoint(all.slice(1))).toBe('NotSignedBy');
    expect(checkpoint([...all, forceMove.signed(stranger, state(4))])).toBe('Stranger');
    expect(checkpoint([])).toBe('WrongNumberOfStates');
  });
});

describe('a line of play', () => {
  /** All supports of a state by what is held and what comes before it in the line. */
  const proofOf = (
    app: forceMove.App,
    pool: readonly forceMove.State[],
    last: forceMove.State,
    length: number,
  ): readonly forceMove.State[] | undefined => {
    if (length === 1) return [last];
    for (const before of pool) {
      if (forceMove.transition(app, before, last).status === 'refused') continue;
      const rest = proofOf(app, pool, before, length - 1);
      if (rest) return [...rest, last];
    }
    return undefined;
  };

  it.each([2, 3])('can be played on the adjudicator with signed states, by %i participants', (n) => {
    let transactions = 0;
    const app = forceMove.consensusGame;
    for (const position of consensusPositions(n).filter(({ finalStates }) => finalStates! < 2)) {
      const members = channelOf(n);
      const states = forceMove.statesBefore(members, position);
      const question: forceMove.Question = {
        setting: { game: v3, support: byTurns, app, channel: members },
        position: forceMove.broadcast(members, states, forceMove.unheardOf),
        reading: 'committed',
        outcomes,
      };
      for (const player of members.participants)
        for (const outcome of forceMove.finality(question, player).finalizable) {
          const arena = forceMove.arenaFor(question, player);
          const line = forceMove.lineTo(arena, forceMove.endingIn(outcome))!;
          const pool = states.map(({ state }) => state);
          let onChain: forceMove.OnChain = forceMove.unheardOf;
          let now = 0n;
          const play = ({ call }: forceMove.Showing) => {
            if (!('state' in call) || call.type === 'refute' || call.type === 'respond') return;
            const proof = proofOf(app, pool, call.state, n);
            expect(proof).toBeDefined();
            pool.push(...proof!);
            const shown = { type: call.type, proof: inTurn(...proof!), challenger: player };
            const verdict = submit(v3, byTurns, { app, channel: members, now }, onChain, shown);
            expect(codeOf(verdict)).toBe('accepted');
            if (verdict.status === 'accepted') onChain = verdict.value;
            transactions++;
          };
          for (const { decision, others, result } of line) {
            for (const showing of others) play(showing);
            if (decision.type === 'call') play(decision);
            if (result.type === 'ending') now = onChain.challenge?.finalizesAt ?? now;
          }
          if (onChain.challenge) expect(nameOf(forceMove.finalized(onChain, now)!)).toBe(nameOf(outcome));
        }
    }
    expect(transactions).toBeGreaterThan(15);
  });
});

describe('impossible positions', () => {
  const channelOfTwo = channelOf(2);
  const why = (position: forceMove.ConsensusPosition) => forceMove.impossiblePosition(channelOfTwo, position);

  it('are refused with the reason', () => {
    expect(why({ nextMover: 2, current: old })).toBe('member 2 is to move, and there are 2, counted from 0');
    expect(why({ nextMover: 0, current: old, pending: { approvals: 2, proposed: fresh } })).toBe(
      '2 of 2 members have approved, and the last one to approve concludes',
    );
    const lastStates = new Map([[A, { current: fresh }]]);
    expect(why({ nextMover: 0, current: old, lastStates })).toBe(
      'B cannot have signed its last state: the app consensus does not allow the move of turn 7',
    );
  });

  it('are those in which somebody holds what nobody has signed', () => {
    const preFund = { outcome: old, data: null, signedBy: [A], heldBy: new Map([[A, [A, B]]]) };
    expect(forceMove.impossiblePreFund(channelOfTwo, preFund)).toBe(
      'A holds a state of B, who has signed none',
    );
  });

  it('are those with a state that no rule lets follow', () => {
    const chain = [stateOf(channelOfTwo, 4), stateOf(channelOfTwo, 5, { outcome: fresh })];
    expect(forceMove.impossibleStates(forceMove.consensusGame, channelOfTwo, inTurn(...chain))).toBe(
      'the app consensus does not allow the move of turn 5',
    );
  });
});
