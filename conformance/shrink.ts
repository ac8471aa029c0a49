/**
 * Shrink: the smallest trace this finds that ends in the same disagreement, for the same cause.
 *
 * A smaller trace counts only if it shows the same symptom and no ingredient that the larger one did not
 * have: otherwise one fault could be exchanged for another on the way. What is simpler in one respect may be less
 * so in another, so a trace that was left is not gone back to: shrinking does not go in circles.
 */
import type { Implementation, Terms } from './implementation.js';
import type { Encounter } from './meeting.js';
import { play } from './play.js';
import { ingredientsOf, whyNotAsked, type Trace } from './subject.js';
import { sameSymptom, symptomOf } from './symptom.js';

/** The same text for equal traces only. */
export const textOf = (trace: Trace<Terms>): string =>
  JSON.stringify(trace, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** What is not small after so many steps stays as it is. */
const mostSteps = 1_000;

/** Shrinks the encounter; `abbreviation` is a shorter trace that may end in the same way. */
export const shrink = async <T extends Terms>(
  implementation: Implementation<T>,
  encounter: Encounter<T>,
  abbreviation: Trace<T> = encounter.trace,
): Promise<Encounter<T>> => {
  const { subject, capabilities } = implementation;
  const symptom = symptomOf(subject, encounter.meeting);

  const stillSo = async (trace: Trace<T>, than: Trace<T>): Promise<Encounter<T> | undefined> => {
    if (whyNotAsked(implementation, trace) !== undefined) return undefined;
    const allowed = ingredientsOf(subject, than, capabilities);
    if (!ingredientsOf(subject, trace, capabilities).every((ingredient) => allowed.includes(ingredient)))
      return undefined;
    const found = await play(implementation, trace);
    const same = found && sameSymptom(symptomOf(subject, found.meeting), symptom);
    return same && found.trace.operations.length === trace.operations.length ? found : undefined;
  };

  const left = new Set<string>();
  const oneSmaller = async (than: Trace<T>): Promise<Encounter<T> | undefined> => {
    left.add(textOf(than));
    for (const candidate of subject.smaller(than)) {
      if (left.has(textOf(candidate))) continue;
      const found = await stillSo(candidate, than);
      if (found) return found;
    }
    return undefined;
  };

  let smallest = (await stillSo(abbreviation, encounter.trace)) ?? encounter;
  for (let steps = 0, next; steps < mostSteps && (next = await oneSmaller(smallest.trace)); steps++)
    smallest = next;
  return (await stillSo(subject.renamed(smallest.trace, capabilities), smallest.trace)) ?? smallest;
};
