import { describe, expect, it } from 'vitest';
import {
  check,
  constructions,
  undoable,
  type Instance,
  type Update,
} from '../../spec/constructions/index.js';
import { allocation, forceMove, participant } from '../../spec/index.js';
import { exhausted, named } from './amounts.js';

const { byTurns, consensusGame, finality, generations, impossiblePosition, statesBefore } = forceMove;

const [before, after, other] = [1, 2, 3].map((i) => allocation([participant(`o${i}`), 1n])) as [
  ReturnType<typeof allocation>,
  ReturnType<typeof allocation>,
  ReturnType<typeof allocation>,
];

/** What each member has enabled when the first has proposed an update, all have agreed, and some signed once more. */
const enabledAfter = (members: number, more: number, reading: forceMove.Reading) => {
  const participants = ['A', 'B', 'C', 'D'].slice(0, members).map(participant);
  const channel = { participants, nonce: 0n, app: consensusGame.name, challengeDuration: 1n };
  const lastStates = new Map(
    participants.map((member, i): [typeof member, forceMove.LastState] => [
      member,
      i < more || i === members - 1
        ? { current: after }
        : { current: before, pending: { approvals: i + 1, proposed: after } },
    ]),
  );
  const position = { nextMover: more % members, current: after, lastStates };
  expect(impossiblePosition(channel, position)).toBeUndefined();
  const question: forceMove.Question = {
    setting: { game: generations.v3, support: byTurns, app: consensusGame, channel },
    position: forceMove.broadcast(channel, statesBefore(channel, position), forceMove.unheardOf),
    reading,
    outcomes: [before, after, other],
  };
  return participants.map((member) => finality(question, member).enabled);
};

describe('a completed update', () => {
  it('is final for all members if the others keep to what they have sent', () => {
    for (const members of [2, 3])
      for (const enabled of enabledAfter(members, 0, 'committed')) expect(enabled).toEqual([after]);
  });

  it('of two members is final even if the other one equivocates', () => {
    for (const enabled of enabledAfter(2, 0, 'equivocating')) expect(enabled).toEqual([after]);
  });

  it('of three members can be undone for the one who moved second, until one more state is signed', () => {
    expect(enabledAfter(3, 0, 'equivocating')).toEqual([[after], [before, after], [after]]);
    expect(enabledAfter(3, 1, 'equivocating')).toEqual([[after], [after], [after]]);
  });
});

describe('when the others equivocate', () => {
  const undone = (id: string) =>
    undoable(named(id).instance({ a: 2n, b: 3n, c: 1n, d: 1n, "a'": 1n, "b'": 1n })).map(
      ({ step, hurtsIn, hurts, loses }) => `${step}: ${hurts.join(',')} lose ${loses} in ${hurtsIn}`,
    );

  it('the intermediary must not be second to move when a virtual channel closes', () => {
    expect(undone('close-virtual')).toEqual(['2: I lose coins in 3']);
    expect(undone('close-virtual-3')).toEqual(['2: I lose coins in 3']);
  });

  it('opening a virtual channel costs nobody anything, but the channel is not surely funded yet', () => {
    expect(undone('open-virtual')).toEqual(['7: A,B,I lose funding in 7']);
  });

  it('a channel that stands on a virtual channel must wait until the virtual one is surely funded', () => {
    expect(undone('open-two-hops')).toEqual(["7: I' lose coins in 14", "14: A,B,I' lose funding in 14"]);
    expect(undone('close-two-hops')).toEqual(["2: I' lose coins in 3", '6: I lose coins in 7']);
  });

  it('topping up and taking out need a confirmation of J', () => {
    expect(undone('top-up-virtual')).toEqual(['3: I,A lose coins in 4', '7: A,B lose coins in 8']);
    expect(undone('check-out-of-virtual')).toEqual(['5: A,I lose coins in 6']);
  });

  it('everything between two participants is as safe as before', () => {
    const safe = constructions.filter(
      (each) => undoable(each.instance(exhausted(each).at(-1)!)).length === 0,
    );
    expect(safe.map(({ id }) => id)).toEqual([
      'open-directly',
      'close-directly',
      'open-sub-channel',
      'close-sub-channel',
      'top-up-ledger',
      'partial-withdrawal',
      'offload-ledger',
      'offload-virtual-by-a',
      'offload-virtual-by-b',
      'offload-virtual-by-i',
      'ledger-on-ledger',
      'ledger-on-virtual',
    ]);
  });

  it('nobody loses anything with these updates confirmed, even if all others are undone together', () => {
    for (const each of constructions) {
      const instance = each.instance(exhausted(each).at(-1)!);
      const confirmed = new Set(undoable(instance).map(({ step }) => step));
      const { losses } = check(instance.start, instance.steps, {
        lingering: (taken) => unconfirmed(instance, taken, confirmed),
      });
      expect(losses, each.id).toEqual([]);
    }
  });
});

/** The updates of three or more members that can still be undone: the last one of each channel. */
const unconfirmed = ({ start, steps }: Instance, taken: number, confirmed: ReadonlySet<number>): Update[] => {
  const back = new Map<string, Update>();
  const current = new Map(Object.entries(start.channels).map(([name, { outcome }]) => [name, outcome]));
  const members = new Map(Object.entries(start.channels).map(([name, channel]) => [name, channel.members]));
  for (const [i, step] of steps.slice(0, taken).entries()) {
    if (step.type === 'open') members.set(step.channel, step.members);
    if (step.type === 'update') {
      if (members.get(step.channel)!.length > 2 && !confirmed.has(i + 1))
        back.set(step.channel, { ...step, outcome: current.get(step.channel)! });
      else back.delete(step.channel);
    }
    if (step.type === 'finalize') back.delete(step.channel);
    if (step.type === 'open' || step.type === 'update') current.set(step.channel, step.outcome);
  }
  return [...back.values()];
};
