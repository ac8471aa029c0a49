/**
 * The published models of the challenge games, over the rules of this project.
 *
 * Alice submits a transaction and waits until it is processed; Eve changes the adjudicator directly, so that she can
 * front-run. Alice is the participant that moves after the next one. She has reached her aim when the recorded turn
 * has passed the latest one and is not yet her own next one.
 */
import { forceMove } from '../../spec/index.js';
import { A, B, channelOf, stateOf } from './example.js';

export interface Model {
  readonly game: forceMove.ChallengeGame;
  readonly startingTurn: number;
  readonly aliceRefutes: boolean;
  readonly eveRefutes: boolean;
  readonly eveCheckpoints: boolean;
  /** Stop counting what Alice submits beyond this; without it nothing is counted. */
  readonly most?: number;
}

interface Submitted {
  readonly type: 'forceMove' | 'refute';
  readonly turn: number;
}

export interface Situation {
  readonly record: number;
  readonly challenged: boolean;
  readonly submitted?: Submitted;
  readonly count: number;
  /** Who has noticed that the aim is reached. */
  readonly done: readonly string[];
}

export interface Step {
  readonly by: 'Alice' | 'Eve' | 'chain' | 'nobody';
  readonly what: string;
  readonly to: Situation;
}

const participants = 2;
const channel = channelOf(participants, forceMove.anyMove);

/** 1 or 2, as the published models count participants. */
const index = (turn: number): number => 1 + ((((turn - 1) % participants) + participants) % participants);

export const published = (model: Model) => {
  const latest = model.startingTurn + participants - 1;
  const alice = index(latest); // the participant that does not move next
  let aliceNext = latest + 1;
  while (index(aliceNext) !== alice) aliceNext++;
  const eveTurns = Array.from({ length: aliceNext }, (_, turn) => turn);
  const reached = ({ record }: Situation): boolean => record > latest && record < aliceNext;

  const moment = { app: forceMove.anyMove, channel, now: 0n };

  const onChain = ({ record, challenged }: Situation): forceMove.OnChain =>
    challenged
      ? { record, challenge: { state: stateOf(channel, record), challenger: A, finalizesAt: 1n } }
      : { record };

  const after = (from: Situation, call: forceMove.Call): Situation => {
    const verdict = forceMove.call(model.game, moment, onChain(from), call);
    if (verdict.status === 'refused') return from;
    return { ...from, record: verdict.value.record, challenged: verdict.value.challenge !== undefined };
  };

  const refuting = (from: Situation, turn: number): Situation =>
    index(turn) === index(from.record)
      ? after(from, { type: 'refute', state: stateOf(channel, turn), signer: A })
      : from;

  const processed = (from: Situation): Situation => {
    const { type, turn } = from.submitted!;
    const next =
      type === 'forceMove'
        ? after(from, { type, state: stateOf(channel, turn), challenger: B })
        : refuting(from, turn);
    const { submitted: _, ...rest } = next;
    return rest;
  };

  const submits = (from: Situation, submitted: Submitted): Situation => ({
    ...from,
    submitted,
    count: model.most === undefined ? 0 : from.count + 1,
  });

  const aliceSteps = (from: Situation): readonly Step[] => {
    if (from.done.includes('Alice')) return [];
    if (reached(from)) return [{ by: 'Alice', what: 'is done', to: finish(from, 'Alice') }];
    if (from.submitted) return [];
    if (!from.challenged) {
      const to = submits(from, { type: 'forceMove', turn: latest });
      return [{ by: 'Alice', what: `submits forceMove ${latest}`, to }];
    }
    if (!model.aliceRefutes || from.record >= latest) return [{ by: 'Alice', what: 'looks', to: from }];
    const turn = Array.from({ length: participants + 1 }, (_, i) => model.startingTurn + i).find(
      (stored) => stored > from.record && index(stored) === index(from.record),
    );
    if (turn === undefined) return [];
    return [{ by: 'Alice', what: `submits refute ${turn}`, to: submits(from, { type: 'refute', turn }) }];
  };

  const finish = (from: Situation, who: string): Situation => ({ ...from, done: [...from.done, who].sort() });

  const chainSteps = (from: Situation): readonly Step[] => {
    if (from.done.includes('chain')) return [];
    if (reached(from) && !from.submitted)
      return [{ by: 'chain', what: 'is done', to: finish(from, 'chain') }];
    const to = from.submitted ? processed(from) : from;
    return [{ by: 'chain', what: `processes ${from.submitted?.type ?? 'nothing'}`, to }];
  };

  const eveSteps = (from: Situation): readonly Step[] => {
    if (from.done.includes('Eve')) return [];
    if (reached(from)) return [{ by: 'Eve', what: 'is done', to: finish(from, 'Eve') }];
    const steps: Step[] = eveTurns.map((turn) => ({
      by: 'Eve',
      what: `forceMove ${turn}`,
      to: after(from, { type: 'forceMove', state: stateOf(channel, turn), challenger: A }),
    }));
    if (!from.challenged) return steps;
    const moves = eveTurns.flatMap((turn): Step[] => {
      const state = stateOf(channel, turn);
      const responds: Step = {
        by: 'Eve',
        what: `respond ${turn}`,
        to: after(from, { type: 'respond', state }),
      };
      const checkpoint = after(from, { type: 'checkpoint', state });
      return model.eveCheckpoints
        ? [responds, { by: 'Eve', what: `checkpoint ${turn}`, to: checkpoint }]
        : [responds];
    });
    const refutes = Array.from({ length: 21 }, (_, turn) => turn)
      .filter((turn) => model.eveRefutes && (turn < aliceNext || index(turn) !== alice))
      .map((turn): Step => ({ by: 'Eve', what: `refute ${turn}`, to: refuting(from, turn) }));
    return [...steps, ...moves, ...refutes];
  };

  return {
    start: { record: 0, challenged: false, count: 0, done: [] } as Situation,
    steps: (from: Situation): readonly Step[] => [
      ...aliceSteps(from),
      ...chainSteps(from),
      ...eveSteps(from),
    ],
    reached,
  };
};

export const textOf = ({ record, challenged, submitted, count, done }: Situation): string =>
  JSON.stringify([record, challenged, submitted?.type, submitted?.turn, count, done]);

/** All situations that can be reached, each with the step that first led there. */
export const explored = (
  model: Model,
): ReadonlyMap<string, { readonly from?: string; readonly step?: Step }> => {
  const { start, steps } = published(model);
  const found = new Map<string, { from?: string; step?: Step }>([[textOf(start), {}]]);
  const queue = [start];
  for (const from of queue) {
    if (model.most !== undefined && from.count > model.most) continue;
    for (const step of steps(from)) {
      const text = textOf(step.to);
      if (found.has(text)) continue;
      found.set(text, { from: textOf(from), step });
      queue.push(step.to);
    }
  }
  return found;
};
