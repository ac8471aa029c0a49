/** Support by range, over all proofs of a few states: said a second time as the contracts say it, and done wrong. */
import { describe, expect, it } from 'vitest';
import { forceMove, type ParticipantAddress } from '../../spec/index.js';
import { A, B, C, channelOf, fresh, inTurn, stateOf, stranger } from './example.js';

const { alwaysRefuses, anyMove, byRange, byTurns, signed, unanimously } = forceMove;

interface Proof {
  readonly channel: forceMove.Channel;
  readonly states: readonly forceMove.State[];
  /** The positions of the states that each of them has signed. */
  readonly signedBy: ReadonlyMap<ParticipantAddress, readonly number[]>;
}

const entriesOf = ({ states, signedBy }: Proof): readonly forceMove.SignedState[] =>
  states.flatMap((state, i) =>
    [...signedBy].flatMap(([signer, positions]) => (positions.includes(i) ? [signed(signer, state)] : [])),
  );

const subsets = (length: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** length }, (_, code) => [...Array(length).keys()].filter((i) => code & (2 ** i)));

/** Every way in which these can have signed so many states, each state by somebody. */
const signings = (signers: readonly ParticipantAddress[], length: number) =>
  signers
    .reduce<readonly Proof['signedBy'][]>(
      (ways, signer) =>
        ways.flatMap((way) => subsets(length).map((positions) => new Map(way).set(signer, positions))),
      [new Map()],
    )
    .filter((way) => [...Array(length).keys()].every((i) => [...way.values()].flat().includes(i)));

const proofs: readonly Proof[] = [2, 3].flatMap((n) => {
  const channel = channelOf(n, anyMove);
  return [1, 2, 3, 4].flatMap((length) =>
    signings([A, B, C].slice(0, n), length).flatMap((signedBy) =>
      [0, 1, 2, 7].map((turn) => {
        const states = Array.from({ length }, (_, i) => stateOf(channel, turn + i));
        return { channel, states, signedBy };
      }),
    ),
  );
});

/** As `_acceptableWhoSignedWhat` has it: participant i signed the state at a position that is not too early. */
const acceptable = ({ channel: { participants }, states, signedBy }: Proof): boolean => {
  const n = participants.length;
  const largestTurn = states.at(-1)!.turn;
  return (
    states.length <= n &&
    participants.every((participant, i) => {
      const offset = (n + largestTurn - i) % n;
      return signedBy.get(participant)!.some((position) => position + offset + 1 >= states.length);
    })
  );
};

type Rule = forceMove.SupportRule;

const accepts = (rule: Rule, proof: Proof, app = anyMove): boolean =>
  rule(app, proof.channel, entriesOf(proof)).status === 'accepted';

/** A proof that the rule judges in another way than the contracts do. */
const counterexample = (rule: Rule): Proof | undefined =>
  proofs.find((proof) => accepts(rule, proof) !== acceptable(proof));

const codeOf = (verdict: forceMove.Verdict<unknown>): string =>
  verdict.status === 'accepted' ? 'accepted' : verdict.reason.code;

describe('support by range', () => {
  it('needs of every participant a signature on a state that is not older than its own last turn', () => {
    expect(counterexample(byRange)).toBeUndefined();
    const accepted = proofs.filter(acceptable).length;
    expect([proofs.length, accepted]).toEqual([11680, 652]);
  });

  it('supports the last of the states', () => {
    for (const proof of proofs.filter(acceptable))
      expect(byRange(anyMove, proof.channel, entriesOf(proof))).toEqual({
        status: 'accepted',
        value: proof.states.at(-1),
      });
  });

  it('takes what is supported by turns, and a state that all have signed', () => {
    const laws = [byTurns, unanimously].map((rule) => {
      const taken = proofs.filter(
        (proof) => accepts(rule, proof) && (rule === byTurns || proof.states.length === 1),
      );
      for (const proof of taken) expect(accepts(byRange, proof)).toBe(true);
      return taken.length;
    });
    expect(laws).toEqual([8, 8]);
  });

  const channel = channelOf(2, anyMove);
  const state = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(channel, turn, rest);
  const all = (one: forceMove.State) => [signed(A, one), signed(B, one)];
  const elsewhere = { ...channel, nonce: 1n };

  const refusals: Readonly<Record<string, readonly forceMove.SignedState[]>> = {
    OtherChannel: all(stateOf(elsewhere, 6)),
    Stranger: [...all(state(6)), signed(stranger, state(6))],
    WrongNumberOfStates: [],
    NotTheNextTurn: inTurn(state(6), state(9)),
    ChangedDuringSetUp: inTurn(state(2), state(3, { outcome: fresh })),
    OutcomeChangedByFinal: inTurn(state(6), state(7, { isFinal: true, outcome: fresh })),
    NotFinal: inTurn(state(6, { isFinal: true }), state(7)),
    NotSignedBy: [signed(A, state(6))],
  };

  it.each(Object.entries(refusals))('is refused as %s', (code, proof) => {
    expect(codeOf(byRange(anyMove, channel, proof))).toBe(code);
  });

  it('asks the app about every move, but not about the state that the proof begins with', () => {
    expect(codeOf(byRange(alwaysRefuses, channel, inTurn(state(6), state(7))))).toBe('AppRefuses');
    expect(codeOf(byRange(alwaysRefuses, channel, all(state(7))))).toBe('accepted');
  });

  it('names the turn from which on a signature is missing', () => {
    const three = channelOf(3, anyMove);
    const proof = [7, 8].flatMap((turn) => [A, C].map((signer) => signed(signer, stateOf(three, turn))));
    const verdict = byRange(anyMove, three, proof);
    expect(verdict).toMatchObject({ reason: { code: 'NotSignedBy', turn: 7, missing: B } });
  });
});

/** Rules that forget a premise. */
const mutants: Readonly<Record<string, Rule>> = {
  'takes more than n states': (app, channel, proof) => {
    const late = proof.filter(
      ({ state }) => state.turn > proof.at(-1)!.state.turn - channel.participants.length,
    );
    return byRange(app, channel, late);
  },
  'takes a signature on a state before the own last turn': (app, channel, proof) => {
    const everywhere = proof.map(({ signer }) => signed(signer, proof.at(-1)!.state));
    const chain = byRange(app, channel, proof);
    return chain.status === 'refused' && chain.reason.code === 'NotSignedBy'
      ? byRange(app, channel, everywhere)
      : chain;
  },
  'takes only the signature of the mover': byTurns,
  'takes only what all have signed': unanimously,
  'does without the first participant': (app, channel, proof) => {
    const last = proof.at(-1)!.state;
    return byRange(app, channel, [...proof, signed(channel.participants[0]!, last)]);
  },
};

describe('wrong rules of support by range', () => {
  it.each(Object.entries(mutants))('one that %s is found out', (_, wrong) => {
    expect(counterexample(wrong)).toBeDefined();
  });
});
