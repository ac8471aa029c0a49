/**
 * A finding on the current rules: payments of one turn.
 *
 * In a channel whose payments do not raise the turn number, the payee holds a voucher for each amount and signs the
 * state with one of them only when it redeems it. A state of that turn that it has once shown can be shown by the
 * payer from then on, and a challenge with it cannot be answered by another state of the same turn.
 */
import { describe, expect, it } from 'vitest';
import { allocation, forceMove, type Outcome } from '../../spec/index.js';
import { A, B, channelOf, stateOf } from './example.js';

const paid = [allocation([A, 2n]), allocation([A, 1n], [B, 1n]), allocation([B, 2n])] as const;
const channel = channelOf(2, forceMove.anyMove);
const redemptionTurn = 2;

const signedBy = (signers: readonly (typeof A)[], turn: number, outcome: Outcome) =>
  signers.map((signer) => forceMove.signed(signer, stateOf(channel, turn, { outcome })));

interface Vouchers {
  /** The amounts that B has signed a state with, and shown. */
  readonly shown: readonly number[];
  readonly record: number;
  /** The turn of the state that redeems an amount. */
  readonly turnOf?: (amount: number) => number;
}

/** A has given vouchers for 1 and for 2, and B has shown some of them. */
const question = ({ shown, record, turnOf = () => redemptionTurn }: Vouchers): forceMove.Question => {
  const opened = signedBy([A, B], 1, paid[0]);
  const vouchers = [1, 2].flatMap((amount) => signedBy([A], turnOf(amount), paid[amount]!));
  const redeemed = shown.flatMap((amount) => signedBy([B], turnOf(amount), paid[amount]!));
  return {
    setting: {
      game: forceMove.generations.current,
      support: forceMove.unanimously,
      app: forceMove.anyMove,
      channel,
    },
    position: {
      onChain: { record },
      held: new Map([
        [A, [...opened, ...vouchers, ...redeemed]],
        [B, [...opened, ...vouchers, ...redeemed]],
      ]),
    },
    reading: 'committed',
    outcomes: paid,
  };
};

const finalizableByB = (vouchers: Vouchers): readonly number[] =>
  forceMove.finality(question(vouchers), B).finalizable.map((outcome) => paid.indexOf(outcome as never));

describe('vouchers of one turn', () => {
  it('can all be redeemed as long as none has been shown', () => {
    expect(finalizableByB({ shown: [], record: 0 })).toEqual([0, 1, 2]);
  });

  it('are worth no more than the first one shown, once that has cleared a challenge', () => {
    expect(finalizableByB({ shown: [1], record: redemptionTurn })).toEqual([1]);
  });

  it('are worth no more than the first one shown, even if it never got on chain', () => {
    expect(finalizableByB({ shown: [1], record: 0 })).toEqual([1]);
    const { enabled } = forceMove.finality(question({ shown: [1], record: 0 }), B);
    expect(enabled).toEqual([paid[1]]);
  });

  it('are lost like this', () => {
    const arena = forceMove.arenaFor(question({ shown: [1], record: redemptionTurn }), B);
    const line = forceMove.lineAgainst(arena, forceMove.endingIn(paid[1]))!;
    const name = (outcome: Outcome) => `paid ${paid.indexOf(outcome as never)}`;
    expect(forceMove.lineWords(line, B, name)).toEqual([
      'B waits; meanwhile A challenges with turn 2, paid 1: turn 2, paid 1, is challenged',
      'B waits: paid 1 is final',
    ]);
    const second = stateOf(channel, redemptionTurn, { outcome: paid[2] });
    const onChain: forceMove.OnChain = {
      record: redemptionTurn,
      challenge: { state: { ...second, outcome: paid[1] }, challenger: A, finalizesAt: 9n },
    };
    const moment = { app: forceMove.anyMove, channel, now: 0n };
    const calls: readonly forceMove.Call[] = [
      { type: 'checkpoint', state: second },
      { type: 'forceMove', state: second, challenger: B },
    ];
    for (const call of calls)
      expect(forceMove.call(forceMove.generations.current, moment, onChain, call)).toEqual({
        status: 'refused',
        reason: { code: 'StaleTurn', turn: redemptionTurn, least: redemptionTurn + 1 },
      });
  });

  it('stay worth their amounts if a greater amount has a later turn', () => {
    const turnOf = (amount: number) => 1 + amount;
    expect(finalizableByB({ shown: [1], record: turnOf(1), turnOf })).toEqual([1, 2]);
  });
});
