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
  lossText,
  nameOf,
  playAttack,
  readLoss,
  type Loss,
  type Playable,
} from './coalitions/index.js';
import { sizeOf } from './coalitions/attack.js';
import type { Compared, PlainCase, Task } from './compare.js';
import type { Tally } from './drive.js';
import { recovery } from './generations.js';
import type { Implementation } from './implementation.js';
import { metOf, type Look, type Looks, type Met } from './met.js';
import { timed } from './timed.js';

const rule = 'recover';

const plain = <T extends Playable>(implementation: Implementation<T>, loss: Loss<T>, met: Met): PlainCase => {
  const { attack, cause, game, kind } = loss;
  const { symptom, ingredients } = cause;
  const finding = lossJson(implementation, loss);
  return {
    ...{
      id: String(finding['id']),
      rule,
      symptom: lossText(loss),
      fault: symptom,
      severity: 'loss',
      ...met,
    },
    loses:
      kind === 'coins created'
        ? 'the books owe coins that are not there'
        : `${attack.player} is promised ${game.promised} and gets ${game.got}`,
    ...{ ingredients, size: sizeOf(attack), lines: attackLines(implementation, loss), finding },
  };
};

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
  let looks: readonly Looks[] = [];
  const gone: string[] = [];

  const enter = (loss: Loss<T>): void => {
    const key = nameOf(loss);
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
  for await (const { contest, losses, looks: now } of coalitions(implementation, {
    ...task,
    runs,
    length: Math.ceil(task.length / 2),
  })) {
    for (const loss of losses) enter(loss);
    looks = now;
    tally.runs = contest.games;
    counts.applied = contest.games - contest.lost;
    counts.disagreed = contest.lost;
    if (stop(tally) || (task.time !== undefined && seconds() >= task.time)) break;
  }

  const lost = [...smallest.values()];
  const small = lost.map((loss): Look => ({ symptom: lossText(loss), ingredients: loss.cause.ingredients }));
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
    cases: lost.map((loss, i) => plain(implementation, loss, metOf(small[i]!, small, looks))),
    words: Object.fromEntries(Object.entries(subject.ingredients).map(([key, { words }]) => [key, words])),
  };
};
