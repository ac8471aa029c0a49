/** Who signed what, over all evidence of a few states: said a second time as the contracts say it, and done wrong. */
import { describe, expect, it } from 'vitest';
import { forceMove, type ParticipantAddress } from '../../../spec/index.js';
import { A, B, C, channelOf, fresh, stateOf, stranger } from '../example.js';

const { alwaysRefuses, anyMove, byTurns, signed, unanimously, whoSignedWhat } = forceMove;

type Rule = forceMove.SupportRule<forceMove.Evidence>;

interface Case {
  readonly channel: forceMove.Channel;
  readonly evidence: forceMove.Evidence;
}

const product = <T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  choices.reduce<readonly (readonly T[])[]>(
    (lists, some) => lists.flatMap((list) => some.map((one) => [...list, one])),
    [[]],
  );

const upTo = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** The participants in their order, and in all the ways in which they should not be listed. */
const signers = (participants: readonly ParticipantAddress[]): readonly (readonly ParticipantAddress[])[] => [
  participants,
  participants.toReversed(),
  participants.slice(1),
  [...participants, participants[0]!],
  [stranger, ...participants.slice(1)],
];

/** Every way to say which state a signature is on, one place too far among them. */
const cases: readonly Case[] = [2, 3].flatMap((n) => {
  const channel = channelOf(n, anyMove);
  return upTo(n + 2).flatMap((length) =>
    signers(channel.participants).flatMap((list) =>
      product(list.map(() => upTo(length + 1))).flatMap((places) =>
        [0, 1, 2, 7].map((turn) => ({
          channel,
          evidence: {
            states: upTo(length).map((i) => stateOf(channel, turn + i)),
            signatures: list.map((signer, i) => ({ signer, of: places[i]! })),
          },
        })),
      ),
    ),
  );
});

/** As `requireValidInput`, `_acceptableWhoSignedWhat` and `_validSignatures` of the contracts have it. */
const acceptable = ({ channel: { participants }, evidence: { states, signatures } }: Case): boolean => {
  const [n, nStates] = [participants.length, states.length];
  if (nStates === 0 || nStates > n || signatures.length !== n) return false;
  const largestTurn = states.at(-1)!.turn;
  return participants.every((participant, i) => {
    const { of, signer } = signatures[i]!;
    const offset = (n + largestTurn - i) % n;
    return of + offset + 1 >= nStates && of < nStates && signer === participant;
  });
};

const accepts = (rule: Rule, { channel, evidence }: Case): boolean =>
  rule(anyMove, channel, evidence).status === 'accepted';

/** Evidence that the rule judges in another way than the contracts do. */
const counterexample = (rule: Rule): Case | undefined =>
  cases.find((instance) => accepts(rule, instance) !== acceptable(instance));

const codeOf = (verdict: forceMove.Verdict<unknown>): string =>
  verdict.status === 'accepted' ? 'accepted' : verdict.reason.code;

describe('who signed what', () => {
  it('needs of each participant in turn a signature on a state that is not older than its own last turn', () => {
    expect(counterexample(whoSignedWhat)).toBeUndefined();
    expect([cases.length, cases.filter(acceptable).length]).toEqual([7636, 56]);
  });

  it('supports the last of the states', () => {
    for (const { channel, evidence } of cases.filter(acceptable))
      expect(whoSignedWhat(anyMove, channel, evidence)).toEqual({
        status: 'accepted',
        value: evidence.states.at(-1),
      });
  });

  it('takes the states of a round, each signed by its mover, and one state that all have signed', () => {
    for (const n of [2, 3])
      for (const turn of [0, 1, 2, 7]) {
        const channel = channelOf(n, anyMove);
        const { participants } = channel;
        const round = upTo(n).map((i) => stateOf(channel, turn + i));
        const last = round.at(-1)!;
        const byMovers = round.map((state) => signed(forceMove.mover(channel, state.turn), state));
        const byAll = participants.map((signer) => signed(signer, last));
        expect(codeOf(byTurns(anyMove, channel, byMovers))).toBe('accepted');
        expect(codeOf(unanimously(anyMove, channel, byAll))).toBe('accepted');
        const inOrder = participants.map((signer) => ({
          signer,
          of: byMovers.findIndex((entry) => entry.signer === signer),
        }));
        const onLast = participants.map((signer) => ({ signer, of: 0 }));
        for (const evidence of [
          { states: round, signatures: inOrder },
          { states: [last], signatures: onLast },
        ])
          expect(codeOf(whoSignedWhat(anyMove, channel, evidence))).toBe('accepted');
      }
  });

  const channel = channelOf(2, anyMove);
  const state = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(channel, turn, rest);
  const both = (...places: readonly [number, number]) => [
    { signer: A, of: places[0] },
    { signer: B, of: places[1] },
  ];
  const shown = (states: readonly forceMove.State[], signatures = both(0, 1)) => ({ states, signatures });

  const refusals: Readonly<Record<string, forceMove.Evidence>> = {
    OtherChannel: shown([stateOf({ ...channel, nonce: 1n }, 6)], both(0, 0)),
    WrongNumberOfStates: shown([]),
    NotTheNextTurn: shown([state(6), state(9)]),
    ChangedDuringSetUp: shown([state(2), state(3, { outcome: fresh })]),
    OutcomeChangedByFinal: shown([state(6), state(7, { isFinal: true, outcome: fresh })]),
    NotFinal: shown([state(6, { isFinal: true }), state(7)]),
    WrongNumberOfSignatures: shown([state(6)], both(0, 0).slice(1)),
    NotSignedBy: shown([state(6)], both(0, 0).toReversed()),
    SignedTooEarly: shown([state(6), state(7)], both(0, 0)),
  };

  it.each(Object.entries(refusals))('is refused as %s', (code, evidence) => {
    expect(codeOf(whoSignedWhat(anyMove, channel, evidence))).toBe(code);
  });

  it('asks the app about every move, but not about the state that the evidence begins with', () => {
    const moved = shown([state(6), state(7)]);
    expect(codeOf(whoSignedWhat(alwaysRefuses, channel, moved))).toBe('AppRefuses');
    expect(codeOf(whoSignedWhat(alwaysRefuses, channel, shown([state(7)], both(0, 0))))).toBe('accepted');
  });

  it('names the participant that has signed too early, and the turn from which on it has to', () => {
    const three = channelOf(3, anyMove);
    const evidence = {
      states: [7, 8].map((turn) => stateOf(three, turn)),
      signatures: [A, B, C].map((signer) => ({ signer, of: 0 })),
    };
    expect(whoSignedWhat(anyMove, three, evidence)).toMatchObject({
      reason: { code: 'SignedTooEarly', signer: C, turn: 7, least: 8 },
    });
  });
});

/** Rules that forget a premise. */
const mutants: Readonly<Record<string, Rule>> = {
  'takes more than n states': (app, channel, { states, signatures }) => {
    const spare = Math.max(0, states.length - channel.participants.length);
    const shifted = signatures.map(({ signer, of }) => ({ signer, of: of - spare }));
    return whoSignedWhat(app, channel, { states: states.slice(spare), signatures: shifted });
  },
  'takes a signature on a state before the own last turn': (app, channel, evidence) => {
    const last = evidence.states.length - 1;
    const late = evidence.signatures.map(({ signer, of }) => ({ signer, of: of > last ? of : last }));
    return whoSignedWhat(app, channel, { ...evidence, signatures: late });
  },
  'takes a signature on a state that is not there': (app, channel, evidence) => {
    const last = evidence.states.length - 1;
    const within = evidence.signatures.map(({ signer, of }) => ({ signer, of: Math.min(of, last) }));
    return whoSignedWhat(app, channel, { ...evidence, signatures: within });
  },
  'takes the signatures in any order': (app, { participants, ...rest }, { states, signatures }) => {
    const sorted = signatures.toSorted(
      (a, b) => participants.indexOf(a.signer) - participants.indexOf(b.signer),
    );
    return whoSignedWhat(app, { participants, ...rest }, { states, signatures: sorted });
  },
  'takes one signature more': (app, channel, { states, signatures }) =>
    whoSignedWhat(app, channel, { states, signatures: signatures.slice(0, channel.participants.length) }),
  'does without the first participant': (app, channel, { states, signatures }) => {
    const [own, ...others] = signatures;
    const signer = channel.participants[0]!;
    const filled = own ? [{ ...own, signer }, ...others] : signatures;
    return whoSignedWhat(app, channel, { states, signatures: filled });
  },
};

describe('wrong rules of who signed what', () => {
  it.each(Object.entries(mutants))('one that %s is found out', (_, wrong) => {
    expect(counterexample(wrong)).toBeDefined();
  });
});
