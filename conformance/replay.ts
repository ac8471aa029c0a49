/** Replay: a stored example played again on one implementation. */
import { findingOf, readFinding, type Finding } from './finding.js';
import { lostBy, lossText, type KnownLoss } from './games/index.js';
import { deployed, recovery, type Choice } from './generations.js';
import type { Implementation, SomeImplementation, Terms } from './implementation.js';
import { play } from './play.js';
import { sportOf } from './recovery.js';
import type { JsonReading } from './scenario/read.js';
import { whyNotAsked } from './subject.js';
import { encounterLines } from './words.js';

/** What an example ends in now, and what was recorded. */
export interface Replayed {
  readonly recorded: string;
  /** Nothing if it agrees. */
  readonly now?: { readonly symptom: string; readonly lines: readonly string[] };
}

/** The implementation has to be able to express all of the example. */
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

/** A stored example, of an attack or of a single disagreement; nothing if it is about something else. */
const replayText = async (
  implementation: SomeImplementation,
  isAttack: boolean,
  text: string,
): Promise<Replayed | undefined> => {
  const { subject } = implementation;
  if (isAttack) {
    const reading = readAttack(implementation, text);
    return reading.type === 'read' ? replayAttack(implementation, reading.value) : undefined;
  }
  const reading = readFinding(subject, text);
  return reading.type === 'read' && whyNotAsked(implementation, reading.value.trace) === undefined
    ? replayFinding(implementation, reading.value)
    : undefined;
};

/** Which of these stored examples disagree on this implementation as they were recorded. */
export const shownBy = async (choice: Choice, texts: readonly string[]): Promise<readonly boolean[]> => {
  const implementation = await deployed(choice);
  const shown: boolean[] = [];
  for (const text of texts) {
    const replayed = await replayText(implementation, choice.subject === recovery, text);
    shown.push(replayed?.now !== undefined && replayed.now.symptom === replayed.recorded);
  }
  return shown;
};
