/**
 * Verdicts: the disagreements of a drive, made small and told apart.
 *
 * There are thousands of them and few causes. One that shows the symptom of a small one by which somebody
 * loses, and has everything unusual in it that the small one cannot do without, is taken for the same and only
 * counted. Where nobody loses by the small one, the first that looks otherwise is made small too: somebody might.
 */
import { byCause, type Cause } from './causes.js';
import type { Found } from './drive.js';
import type { Implementation, Terms } from './implementation.js';
import type { Encounter } from './meeting.js';
import { shrink } from './shrink.js';
import { ingredientsOf } from './subject.js';
import { symptomOf, symptomText } from './symptom.js';

/** One way to disagree: a symptom, and what it cannot do without. */
export interface Case<T extends Terms> {
  readonly rule: string;
  readonly symptom: string;
  readonly ingredients: readonly string[];
  /** The smallest encounter with these ingredients and this symptom. */
  readonly smallest: Encounter<T>;
  readonly size: number;
  /** Who loses coins by it, in words. */
  readonly loses?: string;
  /** How many disagreements looked like this one before any was made small. */
  readonly met: number;
}

export interface Verdicts<T extends Terms> {
  /** Takes in something that a run has found; the implementation is set up anew. */
  readonly add: (found: Found<T>) => Promise<void>;
  /** Takes in an encounter that is small already. */
  readonly enter: (smallest: Encounter<T>) => Promise<void>;
  readonly cases: () => readonly Case<T>[];
  readonly causes: () => readonly Cause<Case<T>>[];
}

const explains = (
  small: { readonly symptom: string; readonly ingredients: readonly string[] },
  look: { readonly symptom: string; readonly ingredients: readonly string[] },
): boolean =>
  small.symptom === look.symptom && small.ingredients.every((one) => look.ingredients.includes(one));

export const verdictsOf = <T extends Terms>(implementation: Implementation<T>): Verdicts<T> => {
  const { subject, capabilities } = implementation;
  const looks = new Map<string, { symptom: string; ingredients: readonly string[]; times: number }>();
  const smallestOf = new Map<string, Omit<Case<T>, 'met'>>();

  const enter = async (smallest: Encounter<T>): Promise<void> => {
    const symptom = symptomOf(subject, smallest.meeting);
    const text = symptomText(symptom);
    const ingredients = ingredientsOf(subject, smallest.trace, capabilities);
    const size = subject.sizeOf(smallest.trace);
    const name = [text, ...ingredients].join(' + ');
    const other = smallestOf.get(name);
    if (other && other.size <= size) return;
    const loses = await subject.loss?.(implementation, smallest);
    smallestOf.set(name, {
      ...{ rule: symptom.rule, symptom: text, ingredients, smallest, size },
      ...(loses !== undefined && { loses }),
    });
  };

  const timesMet = (small: Omit<Case<T>, 'met'>): number =>
    [...looks.values()].filter((look) => explains(small, look)).reduce((sum, { times }) => sum + times, 0);

  const cases = () => [...smallestOf.values()].map((one) => ({ ...one, met: timesMet(one) }));

  return {
    enter,
    add: async ({ encounter, abbreviation }) => {
      const symptom = symptomText(symptomOf(subject, encounter.meeting));
      const ingredients = ingredientsOf(subject, subject.nearby(abbreviation), capabilities);
      const name = [symptom, ...ingredients].join(' + ');
      const look = looks.get(name) ?? { symptom, ingredients, times: 0 };
      looks.set(name, look);
      look.times += 1;
      const small = [...smallestOf.values()].filter((one) => explains(one, look));
      if (small.length === 0 || (look.times === 1 && small.every(({ loses }) => loses === undefined)))
        await enter(await shrink(implementation, encounter, abbreviation));
    },
    cases,
    causes: () => byCause(cases()),
  };
};
