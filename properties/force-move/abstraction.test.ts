/**
 * The abstraction is sound: a status says as much about a channel as its signed states do.
 *
 * Each network is valued twice, by the statuses of its channels and by playing out signatures, challenges, deadlines
 * and redistributions interleaved. Exhausted on each network that is named here, not on others.
 */
import { describe, expect, it } from 'vitest';
import {
  allocation,
  chainOf,
  channel as named,
  forceMove,
  guarantee,
  participant,
  recordOf,
  value,
  viewOf,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';
import { concreteValue } from '../../spec/reasoning/concrete-game.js';
import { guaranteedIn, statusOfChannel } from '../../spec/reasoning/status-of-channel.js';
import { A, B, inTurn, stateOf } from './example.js';

const I = participant('I');
const [L, X, J, G] = ['L', 'χ', 'J', 'G'].map(named) as [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

const channelOf = (participants: readonly ParticipantAddress[], app = forceMove.consensusGame) => ({
  participants,
  nonce: 0n,
  app: app.name,
  challengeDuration: 1n,
});

const questionOf = (
  channel: forceMove.Channel,
  position: forceMove.Position,
  outcomes: readonly Outcome[],
  app = forceMove.consensusGame,
): forceMove.Question => ({
  setting: { game: forceMove.generations.v3, support: forceMove.byTurns, app, channel },
  position,
  reading: 'committed',
  outcomes,
});

/** A channel between its first and its second outcome: agreed, or approved by so many with this member to move. */
const voting = (
  members: readonly ParticipantAddress[],
  [current, proposed]: readonly [Outcome, Outcome],
  nextMover = 0,
  approvals = 0,
): forceMove.Question => {
  const channel = channelOf(members);
  const pending = approvals > 0 ? { pending: { approvals, proposed } } : {};
  const states = forceMove.statesBefore(channel, { nextMover, current, ...pending });
  return questionOf(channel, forceMove.broadcast(channel, states, forceMove.unheardOf), [current, proposed]);
};

/** A channel of A and B before its funding point, with the states of these sent. */
const opening = (outcome: Outcome, signedBy: readonly ParticipantAddress[]): forceMove.Question => {
  const channel = channelOf([A, B]);
  const heldBy = new Map([A, B].map((holder) => [holder, signedBy]));
  const position = forceMove.preFundPosition(channel, { outcome, data: null, signedBy, heldBy });
  return questionOf(channel, position, [outcome]);
};

interface Valued {
  readonly player: ParticipantAddress;
  readonly balances: Readonly<Record<ChannelAddress, Coins>>;
  readonly played: readonly (readonly [ChannelAddress, forceMove.Question])[];
  readonly others?: readonly (readonly [ChannelAddress, Status])[];
}

/** The value by statuses, and the value of the concrete game. */
const bothValues = ({ player, balances, played, others = [] }: Valued) => {
  const chain = chainOf([A, B, I], { balances });
  const statuses = played.flatMap(([channel, question]): (readonly [ChannelAddress, Status])[] => {
    const status = statusOfChannel(question, player);
    return status ? [[channel, status]] : [];
  });
  const byStatus = value(viewOf(chain, recordOf([...others, ...statuses])), player);
  const arenas = new Map(
    played.map(([channel, question]) => [channel, forceMove.arenaFor(question, player)] as const),
  );
  const concrete = concreteValue(viewOf(chain, recordOf(others)), arenas, player);
  if (byStatus.type !== 'exact' || concrete.type !== 'exact') throw new Error('the search met its bound');
  return { byStatus: byStatus.value, concrete: concrete.value, positions: concrete.positions };
};

const first = allocation([A, 2n], [B, 1n]);
const second = allocation([A, 1n], [B, 2n]);

describe('the value by statuses is that of the concrete game', () => {
  it('in a directly funded channel, at each point of an update and of its opening', () => {
    const questions = [
      voting([A, B], [first, second]),
      voting([A, B], [first, second], 0, 1),
      voting([A, B], [first, second], 1, 1),
      opening(first, []),
      opening(first, [A]),
      opening(first, [B]),
      opening(first, [A, B]),
    ];
    const found = questions.flatMap((question) =>
      [A, B].map((player) => bothValues({ player, balances: recordOf([[X, 3n]]), played: [[X, question]] })),
    );
    for (const { byStatus, concrete } of found) expect(concrete).toBe(byStatus);
    expect(found.map(({ byStatus }) => byStatus)).toEqual([
      2n,
      1n,
      2n,
      1n,
      1n,
      2n,
      0n,
      0n,
      0n,
      1n,
      2n,
      0n,
      2n,
      1n,
    ]);
    expect(found.reduce((sum, { positions }) => sum + positions, 0)).toBe(941);
  });

  it('in a ledger channel with a sub-channel, both of them at any point of an update', () => {
    const sub = [allocation([A, 1n], [B, 1n]), allocation([B, 2n])] as const;
    const ledger = [allocation([A, 1n], [X, 2n]), allocation([A, 2n], [B, 1n])] as const;
    const agreed = [0, 0] as const;
    const [aMoves, bMoves] = [[0, 1] as const, [1, 1] as const];
    let positions = 0;
    for (const [inLedger, inSub, player] of [
      [aMoves, agreed, A],
      [bMoves, aMoves, A],
    ] as const) {
      const found = bothValues({
        player,
        balances: recordOf([[L, 3n]]),
        played: [
          [L, voting([A, B], ledger, ...inLedger)],
          [X, voting([A, B], sub, ...inSub)],
        ],
      });
      expect(found.concrete).toBe(found.byStatus);
      positions += found.positions;
    }
    expect(positions).toBe(12637);
  });

  it('at the last step of a virtual channel, when its three members switch J over to χ', () => {
    const others: readonly (readonly [ChannelAddress, Status])[] = [
      [L, { type: 'universal', outcome: allocation([G, 2n]) }],
      [G, { type: 'universal', outcome: guarantee(J, X, A, I) }],
      [X, { type: 'universal', outcome: allocation([A, 1n], [B, 1n]) }],
    ];
    const outcomes = [allocation([A, 1n], [B, 1n], [I, 2n]), allocation([X, 2n], [I, 2n])] as const;
    const members = [A, B, I];
    let positions = 0;
    for (const [mover, approvals] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 2],
    ] as const) {
      const question = voting(members, outcomes, mover, approvals);
      const found = bothValues({ player: A, balances: recordOf([[L, 2n]]), played: [[J, question]], others });
      expect(found).toMatchObject({ byStatus: 1n, concrete: 1n });
      positions += found.positions;
    }
    expect(positions).toBe(10684);
  });
});

describe('a member of J that has approved, and neither concluded nor moves next', () => {
  const outcomes = [allocation([A, 1n], [B, 1n], [I, 2n]), allocation([X, 2n], [I, 2n])] as const;
  const [before, after] = outcomes;
  const others: readonly (readonly [ChannelAddress, Status])[] = [
    [L, { type: 'universal', outcome: allocation([G, 2n]) }],
    [G, { type: 'universal', outcome: guarantee(J, X, B, I) }],
    [X, { type: 'universal', outcome: allocation([B, 2n]) }], // A has paid its coin to B
  ];
  const approved = (approvals: number) => ({ current: before, pending: { approvals, proposed: after } });

  /** What B has when J was switched over, by A, B and I in turn, and so many have moved since. */
  const valueOfB = (reading: forceMove.Reading, movesSince: number): Coins => {
    const lastStates = new Map([
      [A, movesSince > 0 ? { current: after } : approved(1)],
      [B, approved(2)],
      [I, { current: after }],
    ]);
    const channel = channelOf([A, B, I]);
    const states = forceMove.statesBefore(channel, { nextMover: movesSince, current: after, lastStates });
    const position = forceMove.broadcast(channel, states, forceMove.unheardOf);
    const question = { ...questionOf(channel, position, outcomes), reading };
    const { byStatus, concrete } = bothValues({
      player: B,
      balances: recordOf([[L, 2n]]),
      played: [[J, question]],
      others,
    });
    expect(concrete).toBe(byStatus);
    return concrete;
  };

  it('has what it is owed if nobody signs two states for a turn', () => {
    expect(valueOfB('committed', 0)).toBe(2n);
  });

  it('loses what it has earned in χ if the two others do', () => {
    expect(valueOfB('equivocating', 0)).toBe(1n);
  });

  it('is safe from that once the next member has moved', () => {
    expect(valueOfB('equivocating', 1)).toBe(2n);
  });
});

describe('the guaranteed amount of a running channel', () => {
  it('is the value of the concrete game, where nothing need be finalizable', () => {
    const app = forceMove.turnGame(2);
    const channel = channelOf([A, B], app);
    const outcomes = [first, second, allocation([A, 3n]), allocation([B, 3n])];
    const states = [2, 3].map((turn) => stateOf(channel, turn, { outcome: first, data: 2 }));
    const position = forceMove.broadcast(channel, inTurn(...states), forceMove.unheardOf);
    const question = { ...questionOf(channel, position, outcomes, app), signatures: 2 };
    const chain = chainOf([A, B], { balances: recordOf([[X, 3n]]) });
    for (const player of [A, B]) {
      const owed = (outcome: Outcome): Coins =>
        outcome.type === 'allocation'
          ? (outcome.entries.find(([destination]) => destination === player)?.[1] ?? 0n)
          : 0n;
      const concrete = concreteValue(
        viewOf(chain),
        new Map([[X, forceMove.arenaFor(question, player)]]),
        player,
      );
      expect(concrete).toMatchObject({ type: 'exact', value: guaranteedIn(question, player, owed) });
    }
  });
});
