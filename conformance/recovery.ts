/**
 * Recovery: games of an honest participant against everybody else on one implementation, for so many runs or so
 * long. What is known is played first.
 *
 * It is a comparison with one rule: every party can recover its value whatever all the others do.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import {
  attackLines,
  coalitions,
  lossesOf,
  lossJson,
  nameOf,
  playAttack,
  readLoss,
  type KnownLoss,
  type Loss,
  type Met,
  type Playable,
} from './coalitions/index.js';
import { sizeOf } from './coalitions/attack.js';
import type { Compared, PlainCase, Task } from './compare.js';
import type { Tally } from './drive.js';
import { recovery } from './generations.js';
import type { Implementation } from './implementation.js';
import { timed } from './timed.js';

const rule = 'recover';

const plain = <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T>,
  met: number,
): PlainCase => {
  const { attack, cause, game, kind } = loss;
  const { symptom, ingredients } = cause;
  const finding = lossJson(implementation, loss);
  return {
    ...{
      id: String(finding['id']),
      rule,
      symptom: `${kind}: ${symptom}`,
      fault: symptom,
      severity: 'loss',
      met,
    },
    loses:
      kind === 'coins created'
        ? 'the books owe coins that are not there'
        : `${attack.player} is promised ${game.promised} and gets ${game.got}`,
    ...{ ingredients, size: sizeOf(attack), lines: attackLines(implementation, loss), finding },
  };
};

/** How many losses looked like this one before any was made small. */
const timesMet = (met: readonly Met[], { kind, cause }: Loss<Playable>): number =>
  met
    .filter(
      (looks) =>
        looks.kind === kind &&
        looks.symptom === cause.symptom &&
        cause.ingredients.every((one) => looks.ingredients.includes(one)),
    )
    .reduce((sum, { times }) => sum + times, 0);

/** `stop` is asked before every stored attack, and after every game. */
export const compareRecovery = async <T extends Playable>(
  untimed: Implementation<T>,
  task: Task,
  stop: (tally: Tally) => boolean = () => false,
): Promise<Compared> => {
  const { implementation, inside } = timed(untimed);
  const { name, subject } = implementation;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const smallest = new Map<string, Loss<T>>();
  let met: readonly Met[] = [];
  const gone: string[] = [];

  const enter = (loss: Loss<T>): void => {
    const key = nameOf(loss as unknown as Loss<Playable>);
    const known = smallest.get(key);
    if (!known || sizeOf(loss.attack) < sizeOf(known.attack)) smallest.set(key, loss);
  };

  const counts = { applied: 0, refused: 0, disagreed: 0 };
  const tally: Tally = { runs: 0, operations: { [rule]: counts }, notAsked: new Map() };

  for (const text of task.corpus) {
    if (stop(tally)) break;
    const reading = readLoss(implementation, text);
    if (reading.type === 'malformed') continue; // of another subject of the same implementation
    const { id, attack, loss: kind } = reading.value;
    const game = await playAttack(implementation, attack);
    const again = lossesOf(implementation, attack, game).filter((loss) => loss.kind === kind);
    if (again.length === 0) gone.push(id);
    for (const loss of again) enter(loss);
  }

  const runs = task.time === undefined ? task.runs : Infinity;
  for await (const { contest, losses, met: now } of coalitions(implementation, {
    ...task,
    runs,
    length: Math.ceil(task.length / 2),
  })) {
    for (const loss of losses) enter(loss);
    met = now;
    tally.runs = contest.games;
    counts.applied = contest.games - contest.lost;
    counts.disagreed = contest.lost;
    if (stop(tally) || (task.time !== undefined && seconds() >= task.time)) break;
  }

  return {
    ...{
      name,
      subject: recovery,
      about: subject.name,
      runs: tally.runs,
      next: task.first + tally.runs * task.stride,
    },
    ...{
      seconds: seconds(),
      inside: inside(),
      operations: tally.operations,
      notAsked: {},
      without: [],
      gone,
    },
    cases: [...smallest.values()].map((loss) => plain(implementation, loss, timesMet(met, loss))),
    words: Object.fromEntries(Object.entries(subject.ingredients).map(([key, { words }]) => [key, words])),
  };
};

/** An attack again: what it ends in, and what was recorded. */
export interface AttackReplayed {
  readonly recorded: string;
  /** What it ends in now; nothing if the player gets what it is promised. */
  readonly now?: { readonly symptom: string; readonly lines: readonly string[] };
}

/** Plays a stored attack again. */
export const replayAttack = async <T extends Playable>(
  implementation: Implementation<T>,
  { attack, loss: kind, symptom }: KnownLoss<T['action']>,
): Promise<AttackReplayed> => {
  const recorded = `${kind}: ${symptom}`;
  const game = await playAttack(implementation, attack);
  const loss = lossesOf(implementation, attack, game).find((one) => one.kind === kind);
  if (!loss) return { recorded };
  const { symptom: now, lines } = plain(implementation, loss, 0);
  return { recorded, now: { symptom: now, lines } };
};
