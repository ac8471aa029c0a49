import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  forceMove,
  outcomesOf,
  participant,
  type Outcome,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';
import {
  approved,
  contentOf,
  delivered,
  latest,
  nextMover,
  signedNext,
  statusOf,
  unsigned,
  type Running,
} from './running.js';

const outcomes = [1, 2, 3].map((i) => allocation([participant(`o${i}`), 1n]));

/** The channel after these moves: leave, propose, approve or reject, sent to the others or not. */
const played = (members: readonly ParticipantAddress[], moves: readonly number[]): Running => {
  let running = unsigned(members, 0n);
  for (const move of moves) {
    const before = latest(running);
    const isSetUp = running.states.length < 2 * members.length;
    const content =
      !before || isSetUp
        ? { outcome: outcomes[0]! }
        : before.pending && move % 3 > 0
          ? approved(running, before.pending.proposed)
          : !before.pending && move % 4 > 0
            ? approved(running, outcomes[move % 3]!)
            : { outcome: before.outcome };
    const next = signedNext(running, content);
    if (!next) continue;
    running = move % 5 === 4 ? next : delivered(next);
  }
  return running;
};

const names = (list: readonly Outcome[]): string[] =>
  [
    ...new Set(
      list.map((outcome) =>
        forceMove.sameOutcome(outcome, outcomes[0]!)
          ? '1'
          : forceMove.sameOutcome(outcome, outcomes[1]!)
            ? '2'
            : '3',
      ),
    ),
  ].sort();

/** What the paper's terms say of a status. */
const inWords = (status: Status | undefined): { finalizable: string[]; enabled: string[] } => {
  const all = status ? names(outcomesOf(status)) : [];
  const isMine = status?.type === 'universal' || status?.type === 'finalizable';
  return { finalizable: isMine ? all : [], enabled: isMine && all.length > 1 ? [] : all };
};

describe('the status of a channel', () => {
  it('is what solving the challenge game says, for every member at random positions', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.constantFrom(2, 2, 3),
        fc.array(fc.nat({ max: 59 }), { minLength: 2, maxLength: 12, size: 'max' }),
        (n, moves) => {
          const members = ['A', 'B', 'C'].slice(0, n).map(participant);
          const running = played(members, moves);
          for (const member of members) {
            const status = statusOf(running, member);
            const own = running.states.slice(0, running.seen[member]);
            const question: forceMove.Question = {
              setting: {
                game: forceMove.generations.v3,
                support: forceMove.byTurns,
                app: forceMove.consensusGame,
                channel: running.channel,
              },
              position: {
                onChain: forceMove.unheardOf,
                held: new Map(members.map((each) => [each, own])),
              },
              reading: 'committed',
              outcomes,
            };
            const solved = forceMove.finality(question, member);
            const said = inWords(status);
            expect(names(solved.finalizable)).toEqual(said.finalizable);
            // Whoever alone can finalize can also leave it.
            if (status?.type !== 'finalizable') expect(names(solved.enabled)).toEqual(said.enabled);
            seen.set(status?.type ?? 'none', (seen.get(status?.type ?? 'none') ?? 0) + 1);
          }
        },
      ),
      { numRuns: 40, seed: 3 },
    );
    expect([...seen.keys()].sort()).toEqual([
      'enabled',
      'finalizable',
      'none',
      'sentNotReceived',
      'universal',
    ]);
  });

  it('follows the votes of one update of three members', () => {
    const members = ['A', 'B', 'C'].map(participant);
    const [A, B, C] = members as [ParticipantAddress, ParticipantAddress, ParticipantAddress];
    let running = unsigned(members, 0n);
    const sign = (content: Parameters<typeof signedNext>[1]) => {
      running = delivered(signedNext(running, content)!);
    };
    for (let turn = 0; turn < 6; turn++) sign({ outcome: outcomes[0]! });
    const types = () => [A, B, C].map((member) => statusOf(running, member)!.type);
    expect(types()).toEqual(['universal', 'universal', 'universal']);
    sign(approved(running, outcomes[1]!));
    expect(types()).toEqual(['enabled', 'universal', 'universal']);
    sign(approved(running, outcomes[1]!));
    expect(types()).toEqual(['enabled', 'enabled', 'finalizable']);
    expect(nextMover(running)).toBe(C);
    sign(approved(running, outcomes[1]!));
    expect(types()).toEqual(['universal', 'universal', 'universal']);
    expect(contentOf(running.states.at(-1)!).outcome).toEqual(outcomes[1]);
  });
});
