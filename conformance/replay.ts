/** Replay: a stored example played again on one implementation. */
import {
  attackLines,
  lossesOf,
  lossText,
  playAttack,
  readLoss,
  type KnownLoss,
  type Playable,
} from './coalitions/index.js';
import { findingOf, readFinding, type Finding } from './finding.js';
import { deployed, recovery, type Choice } from './generations.js';
import type { Implementation, SomeImplementation, Terms } from './implementation.js';
import { play } from './play.js';
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

export const replayAttack = async <T extends Playable>(
  implementation: Implementation<T>,
  { attack, loss: kind, symptom }: KnownLoss<T['action']>,
): Promise<Replayed> => {
  const recorded = lossText({ kind, cause: { symptom, ingredients: [] } });
  const game = await playAttack(implementation, attack);
  const loss = lossesOf(implementation, attack, game).find((one) => one.kind === kind);
  if (!loss) return { recorded };
  return { recorded, now: { symptom: lossText(loss), lines: attackLines(implementation, loss) } };
};

const isShown = async (
  implementation: SomeImplementation,
  attack: boolean,
  text: string,
): Promise<boolean> => {
  const { subject, capabilities } = implementation;
  const reading = attack ? readLoss(implementation, text) : readFinding(subject, text);
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
