/** The challenge game of ForceMove beside the specification's: told line by line, and at random. */
import { beforeAll, describe, expect, it } from 'vitest';
import { challenges, type Challenges } from '../../../conformance/challenges/index.js';
import type { ChallengeStart, Flaw, Shown, Shows, Signature } from '../../../conformance/challenges/terms.js';
import { drive, emptyTally } from '../../../conformance/drive.js';
import { challengesForceMove } from '../../../conformance/evm/asset-holder/force-move-adapter.js';
import type { Version } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import type { Implementation } from '../../../conformance/implementation.js';
import { meet } from '../../../conformance/meeting.js';
import { begin } from '../../../conformance/play.js';
import { allocation, participant, type ParticipantAddress } from '../../../spec/index.js';
import { different, packageOf } from './force-move-scene.js';

type Action = Challenges['action'];

const [A, B, C] = ['A', 'B', 'C'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];

const start = (...participants: readonly ParticipantAddress[]): ChallengeStart => {
  const terms = { participants, app: 'any-move', challengeDuration: 10n } as const;
  return { channels: { L: { ...terms, nonce: 0n }, χ: { ...terms, nonce: 1n } } };
};

const state = (turn: number, rest: Partial<Shown> = {}): Shown => ({
  turn,
  outcome: allocation([A, 1n], [B, 2n]),
  data: null,
  isFinal: false,
  ...rest,
});

const final = (turn: number): Shown => state(turn, { isFinal: true });

/** The last of these states, signed by all. */
const signedByAll = (states: readonly Shown[], members: readonly ParticipantAddress[] = [A, B]): Shows => ({
  states,
  signatures: members.map((by) => ({ by, of: states.length - 1 })),
});

const forceMove = (shows: Shows, challenger: Partial<Signature> = {}): Action => ({
  type: 'forceMove',
  channel: 'L',
  shows,
  challenger: { by: A, of: 0, ...challenger },
});

const showing = (type: 'checkpoint' | 'conclude', shows: Shows): Action => ({ type, channel: 'L', shows });

const respond = (shown: Shown, by: ParticipantAddress, flaw?: Flaw): Action => ({
  type: 'respond',
  channel: 'L',
  shows: { states: [shown], signatures: [{ by, of: 0, ...(flaw && { flaw }) }] },
});

/** That so many seconds pass. */
type Told = Action | number;

const implementationOf = async (version: Version): Promise<Implementation<Challenges>> =>
  challengesForceMove(packageOf(version), await tarball(packageOf(version)));

/** The oldest, the newest, and one of those between. */
const told = different.filter((version) => ['0.1.0', '0.9.1', '0.17.3'].includes(version));

describe.each(told)('ForceMove %s', (version) => {
  let implementation: Implementation<Challenges>;

  beforeAll(async () => {
    implementation = await implementationOf(version);
  });

  /** What comes of each call, if both sides agree on all of it. */
  const agreed = async (told: readonly Told[], from = start(A, B)): Promise<readonly string[]> => {
    const names = Object.keys(from.channels);
    let { state } = await begin(implementation, from, names);
    const answers: string[] = [];
    for (const one of told) {
      const [action, seconds] = typeof one === 'number' ? [{ type: 'wait' } as const, one] : [one, 0];
      const { step, expected, disagreement } = await meet(implementation, state, { action, seconds }, names);
      if (disagreement) throw new Error(`${answers.length}: ${JSON.stringify(disagreement)}`);
      if (action.type !== 'wait') answers.push(step.status === 'applied' ? 'applied' : step.code);
      state = expected;
    }
    return answers;
  };

  const challenge = forceMove(signedByAll([state(6)]));

  it('takes an answer up to the last second before the deadline', async () => {
    expect(await agreed([challenge, 9, respond(state(7), B)])).toEqual(['applied', 'applied']);
  });

  it('takes nothing any more at the deadline', async () => {
    const late = [
      respond(state(7), B),
      showing('checkpoint', signedByAll([state(7)])),
      forceMove(signedByAll([state(7)])),
      showing('conclude', signedByAll([final(7)])),
    ];
    const answers = await agreed([challenge, 10, ...late]);
    expect(answers).toEqual(['applied', ...late.map(() => 'AlreadyFinalized')]);
  });

  it('takes an answer of the next mover alone, to what is challenged now', async () => {
    const later = forceMove(signedByAll([state(8, { data: 3 })]), { by: B });
    expect(
      await agreed([
        respond(state(7), B),
        challenge,
        respond(state(7), A),
        respond(state(8), A),
        respond(state(7, { outcome: allocation() }), B, 'other-outcome'),
        later,
        respond(state(7), B),
        respond(state(9), B),
        respond(state(9), B),
      ]),
    ).toEqual([
      'NoChallenge',
      'applied',
      'WrongMover',
      'NotTheNextTurn',
      'Stranger',
      'applied',
      'NotTheNextTurn',
      'applied',
      'NoChallenge',
    ]);
  });

  it('takes a challenge over another of an earlier turn, and never one that was cleared', async () => {
    expect(
      await agreed([
        challenge,
        challenge,
        forceMove(signedByAll([state(6, { data: 1 })])),
        forceMove(signedByAll([state(7)])),
        showing('checkpoint', signedByAll([state(7)])),
        showing('checkpoint', signedByAll([state(8)])),
        challenge,
        forceMove(signedByAll([state(8, { data: 1 })])),
      ]),
    ).toEqual([
      'applied',
      'StaleTurn',
      'StaleTurn',
      'applied',
      'StaleTurn',
      'applied',
      'StaleTurn',
      'applied',
    ]);
  });

  it('concludes in the middle of a challenge, whatever turn was recorded, and once', async () => {
    const conclusion = showing('conclude', signedByAll([final(2)]));
    expect(await agreed([challenge, 3, conclusion, conclusion, respond(state(7), B)])).toEqual([
      'applied',
      'applied',
      'AlreadyFinalized',
      'AlreadyFinalized',
    ]);
  });

  it('concludes with several final states, if each has signed its own or a later one', async () => {
    const states = [6, 7, 8].map(final);
    const by = (places: readonly [number, number, number]): Action =>
      showing('conclude', {
        states,
        signatures: [A, B, C].map((who, i) => ({ by: who, of: places[i]! })),
      });
    expect(
      await agreed([by([0, 1, 1]), by([0, 0, 2]), by([0, 1, 3]), by([2, 1, 2])], start(A, B, C)),
    ).toEqual(['SignedTooEarly', 'SignedTooEarly', 'NotSignedBy', 'applied']);
  });

  it('asks what follows in a row of states, with set-up and final states', async () => {
    const other = { outcome: allocation([B, 3n]) };
    const row = (...states: readonly Shown[]) => showing('checkpoint', signedByAll(states));
    expect(
      await agreed([
        row(state(2), state(3, other)),
        row(state(3), state(4, other)),
        row(state(6), { ...final(7), ...other }),
        row(state(6), final(7)),
        respond(state(7), B),
      ]),
    ).toEqual(['ChangedDuringSetUp', 'applied', 'OutcomeChangedByFinal', 'applied', 'NoChallenge']);
  });

  const flaws: readonly Flaw[] = [
    ...(['zero', 'wrong-v', 'flipped-s', 'unprefixed', 'other-nonce', 'other-participants'] as const),
    ...(['other-app', 'other-chain', 'other-turn', 'other-outcome', 'other-data', 'other-finality'] as const),
  ];

  it('takes no flawed signature in any call', async () => {
    const spoilt = ({ states, signatures: [first, second] }: Shows, flaw: Flaw): Shows => ({
      states,
      signatures: [first!, { ...second!, flaw }],
    });
    for (const flaw of flaws) {
      const isNobodys = flaw === 'zero' || flaw === 'wrong-v';
      const [unsigned, stranger] = isNobodys
        ? ['NobodysSignature', 'NobodysSignature']
        : ['NotSignedBy', 'Stranger'];
      expect([
        flaw,
        ...(await agreed([
          showing('conclude', spoilt(signedByAll([final(7)]), flaw)),
          forceMove(spoilt(signedByAll([state(6)]), flaw)),
          forceMove(signedByAll([state(6)]), { flaw }),
          challenge,
          respond(state(7), B, flaw),
        ])),
      ]).toEqual([flaw, unsigned, unsigned, stranger, 'applied', stranger]);
    }
  });

  it('takes a good signature in its other form, and none of a challenger on the state alone', async () => {
    const flaw = 'other-form';
    const signatures = signedByAll([state(6)]).signatures.map((one) => ({ ...one, flaw }) as const);
    const inOtherForm = forceMove({ states: [state(6)], signatures }, { flaw });
    const onTheState = forceMove(signedByAll([state(6)]), { flaw: 'not-a-challenge' });
    expect(await agreed([onTheState, inOtherForm, respond(state(7), B, flaw)])).toEqual([
      'Stranger',
      'applied',
      'applied',
    ]);
  });
});

describe.each(told)('ForceMove %s at random', (version) => {
  it('differs from the specification in challenges that are too long, and in nothing else', async () => {
    const implementation = await implementationOf(version);
    const { longestChallenge } = implementation.capabilities;
    const tally = emptyTally(challenges);
    for await (const found of drive(implementation, { seed: 11, runs: 10, channels: 2, length: 24 }, tally))
      for (const { encounter } of found) {
        const { operation, disagreement } = encounter.meeting;
        const { type } = operation.action;
        expect([type, disagreement]).toEqual([
          'forceMove',
          { verdict: 'difference', parts: ['finalized outcome'] },
        ]);
        const { channels } = encounter.trace.start;
        if (operation.action.type === 'forceMove')
          expect(channels[operation.action.channel]!.challengeDuration).toBe(longestChallenge);
      }
    const done = (of: 'applied' | 'refused') =>
      challenges.rules
        .filter((rule) => rule !== 'wait')
        .reduce((sum, rule) => sum + tally.operations[rule]![of], 0);
    expect([done('applied') > 10, done('refused') > 20]).toEqual([true, true]);
  });
});
