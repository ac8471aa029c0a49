/** Replay: a stored example played again on one implementation. */
import { findingOf, readFinding, type Finding } from './finding.js';
import { lostBy, lossText, type KnownLoss } from './games/index.js';
import { deployed, recovery, type Choice } from './generations.js';
import type { Implementation, SomeImplementation, Terms } from './implementation.js';
import { play } from './play.js';
import { sportOf } from './recovery.js';
import type { JsonReading } from './scenario/read.js';
import { encounterLines } from './words.js';

/** What an example ends in now, and what was recorded. */
export interface Replayed {
  readonly recorded: string;
  /** Nothing if it agrees. */
  readonly now?: { readonly symptom: string; readonly lines: readonly string[] };
}

/** What its amounts and operations are, the implementation can express. */
export const replayFinding = async <T extends Terms>(
  implementation: Implementation<T>,
  { trace, symptom: recorded }: Finding<T>,
): Promise<Replayed> => {
  const encounter = await play(implementation, trace);
  if (!encounter) return { recorded };
  const { symptom } = findingOf(implementation, encounter);
  return { recorded, now: { symptom, lines: encounterLines(implementation.subject, encounter) } };
};

/** An attack of the sport that is played on this implementation. */
export const replayAttack = async (
  implementation: SomeImplementation,
  { attack, loss: kind, symptom }: KnownLoss<unknown>,
): Promise<Replayed> => {
  const sport = sportOf(implementation);
  const recorded = lossText({ kind, cause: { symptom, ingredients: [] } });
  const losses = await lostBy(sport, implementation, attack);
  const loss = losses.find((one) => one.kind === kind);
  if (!loss) return { recorded };
  return { recorded, now: { symptom: lossText(loss), lines: sport.lines(implementation, loss) } };
};

export const readAttack = (
  implementation: SomeImplementation,
  text: string,
): JsonReading<KnownLoss<unknown>> => sportOf(implementation).read(implementation, text);

const isShown = async (
  implementation: SomeImplementation,
  attack: boolean,
  text: string,
): Promise<boolean> => {
  const { subject, capabilities } = implementation;
  const reading = attack ? readAttack(implementation, text) : readFinding(subject, text);
  if (reading.type === 'malformed') return false;
  const example = reading.value;
  if ('attack' in example) {
    const { recorded, now } = await replayAttack(implementation, example);
    return now?.symptom === recorded;
  }
  if (!subject.isExpressible(capabilities, example.trace)) return false;
  const { recorded, now } = await replayFinding(implementation, example);
  return now?.symptom === recorded;
};

/** Which of these stored examples, of its own subject, disagree on this implementation as they were recorded. */
export const shownBy = async (choice: Choice, texts: readonly string[]): Promise<readonly boolean[]> => {
  const implementation = await deployed(choice);
  const shown: boolean[] = [];
  for (const text of texts) shown.push(await isShown(implementation, choice.subject === recovery, text));
  return shown;
};
