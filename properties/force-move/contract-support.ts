/**
 * What the published contracts take as support, said a second time and independently, over all small cases, and
 * wrong rules, each with the property that has to catch it.
 */
import { forceMove, allocation, type Outcome, type ParticipantAddress } from '../../spec/index.js';
import { A, B, C, channelOf, stateOf, stranger } from './example.js';

type Rule = forceMove.SupportRule<forceMove.Evidence>;

export interface SupportCase {
  readonly app: forceMove.App;
  readonly channel: forceMove.Channel;
  readonly evidence: forceMove.Evidence;
}

const { anyMove, alwaysRefuses } = forceMove;

const two = channelOf(2, anyMove);
const three = channelOf(3, anyMove);

/** All lists of this length. */
const lists = <T>(of: readonly T[], length: number): readonly (readonly T[])[] =>
  length === 0 ? [[]] : lists(of, length - 1).flatMap((list) => of.map((item) => [...list, item]));

const signaturesBy = (
  signers: readonly ParticipantAddress[],
  places: number,
): readonly forceMove.SignatureOn[] =>
  signers.flatMap((signer) => Array.from({ length: places }, (_, of) => ({ signer, of })));

/** States in rows with and without gaps, one of them with a state of another channel. */
const rows = (channel: forceMove.Channel): readonly (readonly forceMove.State[])[] => [
  ...[[], [8], [9], [8, 9], [9, 10], [8, 10], [9, 9], [8, 9, 10], [9, 10, 11]].map((turns) =>
    turns.map((turn) => stateOf(channel, turn)),
  ),
  [stateOf({ ...channel, nonce: 1n }, 8)],
  [stateOf(channel, 8), stateOf({ ...channel, nonce: 1n }, 9)],
];

const casesOf = (
  channel: forceMove.Channel,
  signers: readonly ParticipantAddress[],
  places: number,
  lengths: readonly number[],
): readonly SupportCase[] =>
  rows(channel).flatMap((states) =>
    lengths
      .flatMap((length) => lists(signaturesBy(signers, places), length))
      .flatMap((signatures) =>
        [anyMove, alwaysRefuses].map((app) => ({ app, channel, evidence: { states, signatures } })),
      ),
  );

const cases: readonly SupportCase[] = [
  ...casesOf(two, [A, B, stranger], 2, [0, 1, 2, 3]),
  ...casesOf(three, [A, B, C], 3, [2, 3]),
];

const isRow = ({ channel, evidence: { states } }: SupportCase): boolean =>
  states.every(
    (state, i) => state.channel === channel && (i === 0 || state.turn === states[i - 1]!.turn + 1),
  );

const signersAt = ({ evidence }: SupportCase, place: number): readonly ParticipantAddress[] =>
  evidence.signatures.flatMap(({ signer, of }) => (of === place ? [signer] : []));

const moverOf = ({ participants }: forceMove.Channel, { turn }: forceMove.State): ParticipantAddress =>
  participants[turn % participants.length]!;

const allowed = ({ app, evidence: { states } }: SupportCase): boolean =>
  app === anyMove || states.length <= 1;

// vouchers

const paying = { ...three, app: 'payments' };
const funded = allocation([A, 3n], [C, 0n]);

const redemptions: readonly SupportCase[] = [1, 2, 5].flatMap((amount) =>
  [A, C].flatMap((promiser) =>
    [paying, { ...paying, nonce: 1n }].flatMap((promised) =>
      [
        allocation([A, 2n], [C, 1n]),
        allocation([A, 1n], [C, 2n]),
        allocation([C, 2n], [A, 1n]),
        allocation([A, -2n], [C, 5n]),
      ].flatMap((outcome) =>
        [
          [0, 2],
          [1, 2],
          [1, 3],
        ].flatMap(([first, second]) =>
          [
            [A, B, C],
            [A, C],
          ].flatMap((agreeing) =>
            [A, C].map((redeemer): SupportCase => ({
              app: anyMove,
              channel: paying,
              evidence: {
                states: [
                  stateOf(paying, first!, { outcome: funded }),
                  stateOf(paying, second!, {
                    outcome,
                    data: forceMove.voucher({ channel: promised, amount: BigInt(amount), signer: promiser }),
                  }),
                ],
                signatures: [...agreeing.map((signer) => ({ signer, of: 0 })), { signer: redeemer, of: 1 }],
              },
            })),
          ),
        ),
      ),
    ),
  ),
);

const agreements: readonly SupportCase[] = [0, 1, 2].flatMap((turn) =>
  [
    [A, B, C],
    [A, B],
    [A, B, C, stranger],
  ].map((signers) => ({
    app: anyMove,
    channel: paying,
    evidence: {
      states: [stateOf(paying, turn, { outcome: funded })],
      signatures: signers.map((signer) => ({ signer, of: 0 })),
    },
  })),
);

const amounts = (outcome: Outcome): string =>
  outcome.type === 'allocation' ? outcome.entries.map(([to, amount]) => `${to}${amount}`).join() : '';

const isPaid = ({ evidence: { states }, channel }: SupportCase): boolean => {
  const promise = states[1]!.data as unknown as forceMove.Voucher;
  return (
    promise.signer === A &&
    promise.channel === channel &&
    promise.amount <= 3n &&
    amounts(states[1]!.outcome) === `A${3n - promise.amount},C${promise.amount}`
  );
};

export interface SupportProperty {
  readonly id: string;
  readonly sentence: string;
  readonly rule: Rule;
  readonly cases: readonly SupportCase[];
  readonly expected: (instance: SupportCase) => boolean;
}

export const supportProperties: readonly SupportProperty[] = [
  {
    id: 'two in a row',
    sentence: 'two states, the second following the first, each signed by its mover, support the second',
    rule: forceMove.twoInARow,
    cases,
    expected: (one) =>
      one.evidence.states.length === 2 &&
      isRow(one) &&
      allowed(one) &&
      one.evidence.states.every((state, i) => signersAt(one, i).includes(moverOf(one.channel, state))),
  },
  {
    id: 'who signed what',
    sentence:
      'up to n states in a row are support if each participant has signed one, and none that is its own comes later',
    rule: forceMove.whoSignedWhat,
    cases,
    expected: (one) => {
      const { channel, evidence } = one;
      const { states, signatures } = evidence;
      return (
        states.length > 0 &&
        states.length <= channel.participants.length &&
        isRow(one) &&
        allowed(one) &&
        signatures.length === channel.participants.length &&
        signatures.every(
          ({ signer, of }, i) =>
            signer === channel.participants[i] &&
            of < states.length &&
            !states.slice(of + 1).some((state) => moverOf(channel, state) === signer),
        )
      );
    },
  },
  {
    id: 'in consensus',
    sentence: 'one state that every participant has signed is support, whatever its turn',
    rule: forceMove.inConsensus,
    cases,
    expected: (one) =>
      one.evidence.states.length === 1 &&
      isRow(one) &&
      one.channel.participants.every((participant) => signersAt(one, 0).includes(participant)),
  },
  {
    id: 'strict turn taking',
    sentence:
      'n states of consecutive turns are support if each is signed by its mover alone among participants',
    rule: forceMove.strictTurnTaking,
    cases,
    expected: (one) =>
      one.evidence.states.length === one.channel.participants.length &&
      isRow(one) &&
      one.evidence.states.every((state, i) => {
        const own = new Set(signersAt(one, i).filter((signer) => one.channel.participants.includes(signer)));
        return own.size === 1 && own.has(moverOf(one.channel, state));
      }),
  },
  {
    id: 'vouchers',
    sentence:
      'turns 0 and 1 need everybody, and turn 2 the last participant with a voucher of the first for just what is paid',
    rule: forceMove.vouchers,
    cases: [...agreements, ...redemptions],
    expected: (one) => {
      const { states } = one.evidence;
      const unanimous = [A, B, C].every((participant) => signersAt(one, 0).includes(participant));
      if (states.length === 1) return unanimous && states[0]!.turn <= 1;
      return (
        unanimous &&
        states[0]!.turn === 1 &&
        states[1]!.turn === 2 &&
        signersAt(one, 1).includes(C) &&
        isPaid(one)
      );
    },
  },
];

/** The rule, in spite of this refusal. */
const inSpiteOf =
  (rule: Rule, ...codes: readonly forceMove.RefusalCode[]): Rule =>
  (app, channel, evidence) => {
    const verdict = rule(app, channel, evidence);
    const last = evidence.states.at(-1);
    return verdict.status === 'refused' && codes.includes(verdict.reason.code) && last
      ? { status: 'accepted', value: last }
      : verdict;
  };

export interface SupportMutant {
  readonly id: string;
  readonly caughtBy: string;
  readonly wrong: Rule;
}

/** What is shown is another evidence than what is checked. */
const shownOtherwise =
  (rule: Rule, change: (evidence: forceMove.Evidence) => forceMove.Evidence): Rule =>
  (app, channel, evidence) =>
    rule(app, channel, change(evidence));

const { twoInARow, whoSignedWhat, inConsensus, strictTurnTaking, vouchers } = forceMove;

export const supportMutants: readonly SupportMutant[] = [
  ...(['NotSignedBy', 'NotTheNextTurn', 'AppRefuses', 'OtherChannel', 'WrongNumberOfStates'] as const).map(
    (code) => ({
      id: `two in a row, in spite of ${code}`,
      caughtBy: 'two in a row',
      wrong: inSpiteOf(twoInARow, code),
    }),
  ),
  ...(
    [
      ...(['NotSignedBy', 'SignedTooEarly', 'WrongNumberOfSignatures'] as const),
      ...(['NotTheNextTurn', 'AppRefuses', 'OtherChannel', 'WrongNumberOfStates'] as const),
    ] as const
  ).map((code) => ({
    id: `who signed what, in spite of ${code}`,
    caughtBy: 'who signed what',
    wrong: inSpiteOf(whoSignedWhat, code),
  })),
  {
    id: 'who signed what, in any order of the participants',
    caughtBy: 'who signed what',
    wrong: shownOtherwise(whoSignedWhat, ({ states, signatures }) => ({
      states,
      signatures: signatures.toSorted((a, b) => (a.signer < b.signer ? -1 : 1)),
    })),
  },
  ...(['NotSignedBy', 'WrongNumberOfStates', 'OtherChannel'] as const).map((code) => ({
    id: `in consensus, in spite of ${code}`,
    caughtBy: 'in consensus',
    wrong: inSpiteOf(inConsensus, code),
  })),
  {
    id: 'in consensus, counting signatures and not signers',
    caughtBy: 'in consensus',
    wrong: (app, channel, evidence) =>
      evidence.states.length === 1 && evidence.signatures.length >= channel.participants.length
        ? { status: 'accepted', value: evidence.states[0]! }
        : inConsensus(app, channel, evidence),
  },
  ...(['NotSignedBy', 'WrongMover', 'NotTheNextTurn', 'WrongNumberOfStates', 'OtherChannel'] as const).map(
    (code) => ({
      id: `strict turn taking, in spite of ${code}`,
      caughtBy: 'strict turn taking',
      wrong: inSpiteOf(strictTurnTaking, code),
    }),
  ),
  ...(['NotSignedBy', 'NotTheNextTurn', 'NoVoucher', 'NotAsVouched'] as const).map((code) => ({
    id: `vouchers, in spite of ${code}`,
    caughtBy: 'vouchers',
    wrong: inSpiteOf(vouchers, code),
  })),
  {
    id: 'vouchers, whoever is paid',
    caughtBy: 'vouchers',
    wrong: shownOtherwise(vouchers, ({ states, signatures }) => ({
      states: states.map((state) => ({
        ...state,
        outcome: allocation(
          ...(state.outcome.type === 'allocation' ? state.outcome.entries : []).map(
            ([, amount], i) => [i === 0 ? A : C, amount] as const,
          ),
        ),
      })),
      signatures,
    })),
  },
];
