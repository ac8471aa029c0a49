/** Every refusal of this layer occurs, and says what was wrong. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import { A, B, channelOf, fresh, inTurn, stateOf, stranger } from './example.js';

const {
  anyMove,
  alwaysRefuses,
  byTurns,
  call,
  generations,
  nothingSigned,
  receive,
  send,
  sign,
  signed,
  transition,
  unanimously,
  whoSignedWhat,
} = forceMove;

const channel = channelOf(2, anyMove);
const state = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(channel, turn, rest);
const moment = { app: anyMove, channel, now: 0n };
const standing: forceMove.OnChain = {
  record: 6,
  challenge: { state: state(6), challenger: A, finalizesAt: 1n },
};

const refusals: Readonly<Record<forceMove.RefusalCode, forceMove.Verdict<unknown>>> = {
  OtherChannel: transition(anyMove, state(5), stateOf({ ...channel, nonce: 1n }, 6)),
  NotTheNextTurn: transition(anyMove, state(5), state(7)),
  ChangedDuringSetUp: transition(anyMove, state(0), state(1, { outcome: fresh })),
  AppRefuses: transition(alwaysRefuses, state(5), state(6)),
  OutcomeChangedByFinal: transition(anyMove, state(5), state(6, { isFinal: true, outcome: fresh })),
  DataKeptByFinal: transition(anyMove, state(5), state(6, { isFinal: true, data: 1 })),
  NotFinal: transition(anyMove, state(5, { isFinal: true }), state(6)),
  Stranger: byTurns(anyMove, channel, [signed(stranger, state(6)), signed(B, state(7))]),
  WrongMover: byTurns(anyMove, channel, [signed(B, state(6)), signed(B, state(7))]),
  WrongNumberOfStates: byTurns(anyMove, channel, inTurn(state(6))),
  WrongNumberOfSignatures: whoSignedWhat(anyMove, channel, { states: [state(6)], signatures: [] }),
  SignedTooEarly: whoSignedWhat(anyMove, channel, {
    states: [state(6), state(7)],
    signatures: [A, B].map((signer) => ({ signer, of: 0 })),
  }),
  NoVoucher: redeemed(null),
  NotAsVouched: redeemed(forceMove.voucher({ channel, amount: 2n, signer: A })),
  NotSignedBy: unanimously(anyMove, channel, [signed(A, state(6))]),
  NotOffered: call(generations.current, moment, standing, { type: 'respond', state: state(7) }),
  AlreadyFinalized: call(generations.v3, { ...moment, now: 1n }, standing, {
    type: 'checkpoint',
    state: state(7),
  }),
  NoChallenge: call(generations.v3, moment, { record: 6 }, { type: 'respond', state: state(7) }),
  ChallengeOngoing: call(generations.v2, moment, standing, {
    type: 'forceMove',
    state: state(7),
    challenger: B,
  }),
  StaleTurn: call(generations.v3, moment, standing, { type: 'checkpoint', state: state(6) }),
  NotTheChallenger: call(generations.v1, moment, standing, { type: 'refute', state: state(7), signer: B }),
  SignedAnother: again(),
  NotHeld: send(nothingSigned(channel), A, { to: B, entry: signed(A, state(6)) }),
  NotSent: receive(nothingSigned(channel), { to: B, entry: signed(A, state(6)) }),
};

/** Turn 2 with this data, after a turn 1 that both have signed. */
function redeemed(data: forceMove.AppData): forceMove.Verdict<unknown> {
  return forceMove.vouchers(anyMove, channel, {
    states: [state(1), state(2, { data })],
    signatures: [
      { signer: A, of: 0 },
      { signer: B, of: 0 },
      { signer: B, of: 1 },
    ],
  });
}

function again(): forceMove.Verdict<unknown> {
  const once = sign(nothingSigned(channel), A, state(6));
  return once.status === 'refused' ? once : sign(once.value, A, state(6, { outcome: fresh }));
}

describe('refusals of the channel', () => {
  it.each(Object.entries(refusals))('%s occurs, and has words', (code, verdict) => {
    expect(verdict).toMatchObject({ status: 'refused', reason: { code } });
    if (verdict.status === 'refused') expect(forceMove.explainRefusal(verdict.reason)).toMatch(/\w+ \w+/);
  });
});
