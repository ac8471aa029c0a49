/**
 * Recovery: games of an honest participant against everybody else on one implementation, for so many runs or so
 * long. What is known is played first.
 *
 * It is a comparison with one rule: every party can recover its value whatever all the others do.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { coalitions } from './coalitions/index.js';
import type { Compared, PlainCase, Task } from './compare.js';
import type { Tally } from './drive.js';
import { lostBy, lossText, nameOf, searching, type Loss, type Sport } from './games/index.js';
import { recovery } from './generations.js';
import type { Implementation, SomeImplementation, Terms } from './implementation.js';
import { ledgerGames } from './ledger-games/index.js';
import { metOf, type Look, type Looks, type Met } from './met.js';
import { timed } from './timed.js';

const rule = 'recover';

/** What is played on this implementation. */
// oxlint-disable-next-line no-explicit-any
export const sportOf = ({ subject }: SomeImplementation): Sport<any, any> =>
  subject.name === 'ledgers' ? ledgerGames : coalitions();

/** Every attack is on one player. */
interface OnOne {
  readonly player: string;
}

const plain = <T extends Terms, Attack extends OnOne>(
  sport: Sport<T, Attack>,
  implementation: Implementation<T>,
  loss: Loss<T, Attack>,
  met: Met,
): PlainCase => {
  const { attack, cause, game, kind } = loss;
  const { symptom, ingredients } = cause;
  const finding = sport.json(implementation, loss);
  return {
    ...{ id: String(finding['id']), rule, symptom: lossText(loss), fault: symptom, severity: 'loss', ...met },
    loses:
      kind === 'coins created'
        ? 'the books owe coins that are not there'
        : `${attack.player} is promised ${game.promised} and gets ${game.got}`,
    ...{ ingredients, size: sport.sizeOf(attack), lines: sport.lines(implementation, loss), finding },
  };
};

const playing = async <T extends Terms, Attack extends OnOne>(
  sport: Sport<T, Attack>,
  untimed: Implementation<T>,
  task: Task,
  stop: (tally: Tally) => boolean,
): Promise<Compared> => {
  const { implementation, inside } = timed(untimed);
  const { name, subject } = implementation;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const smallest = new Map<string, Loss<T, Attack>>();
  let looks: readonly Looks[] = [];
  const gone: string[] = [];
  const ended: number[] = [];

  const enter = (loss: Loss<T, Attack>): void => {
    const key = nameOf(loss);
    const known = smallest.get(key);
    if (!known || sport.sizeOf(loss.attack) < sport.sizeOf(known.attack)) smallest.set(key, loss);
  };

  const counts = { applied: 0, refused: 0, disagreed: 0 };
  const tally: Tally = { runs: 0, operations: { [rule]: counts }, notAsked: new Map() };

  for (const text of [...task.corpus, ...(task.also ?? [])]) {
    if (stop(tally)) break;
    const reading = sport.read(implementation, text);
    if (reading.type === 'malformed') continue; // of another subject of the same implementation
    const { id, attack, loss: kind } = reading.value;
    const losses = await lostBy(sport, implementation, attack);
    const again = losses.filter((loss) => loss.kind === kind);
    if (again.length === 0 && task.corpus.includes(text)) gone.push(id);
    for (const loss of again) enter(loss);
  }

  const runs = task.time === undefined ? task.runs : Infinity;
  for await (const { contest, losses, looks: now } of searching(sport, implementation, {
    ...task,
    runs,
    length: Math.ceil(task.length / 2),
  })) {
    for (const loss of losses) enter(loss);
    looks = now;
    ended.push(seconds());
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
      pace: ended.map((end) => end / seconds()),
      gone,
    },
    cases: lost.map((loss, i) => plain(sport, implementation, loss, metOf(small[i]!, small, looks))),
    words: Object.fromEntries(Object.entries(subject.ingredients).map(([key, { words }]) => [key, words])),
  };
};

/** `stop` is asked before every stored attack, and after every game. */
export const compareRecovery = (
  implementation: SomeImplementation,
  task: Task,
  stop: (tally: Tally) => boolean = () => false,
): Promise<Compared> => playing(sportOf(implementation), implementation, task, stop);
