/**
 * Verdicts: the disagreements of a drive, made small and put together by their causes.
 *
 * There are thousands of them and few causes. Of those that look alike before they are made small, only the
 * first ones are; all are counted by their symptoms.
 */
import type { Found } from './drive.js';
import type { Implementation, Terms } from './implementation.js';
import type { Encounter } from './meeting.js';
import { shrink } from './shrink.js';
import { ingredientsOf, type Subject } from './subject.js';
import { symptomOf, symptomText, type Symptom } from './symptom.js';

/** One way in which a cause shows itself. */
export interface Case<T extends Terms> {
  readonly symptom: Symptom;
  readonly ingredients: readonly string[];
  /** The smallest encounter with these ingredients and this symptom. */
  readonly smallest: Encounter<T>;
}

/**
 * One cause: what all its disagreements need, the cases in which nothing else is needed first.
 *
 * Disagreements that need nothing unusual have a cause for each symptom.
 */
export interface Verdict<T extends Terms> {
  readonly ingredients: readonly string[];
  readonly cases: readonly Case<T>[];
}

export interface Verdicts<T extends Terms> {
  /** Takes in what a run has found; the implementation is set up anew. */
  readonly add: (found: readonly Found<T>[]) => Promise<void>;
  readonly list: () => readonly Verdict<T>[];
  /** How often each symptom was met. */
  readonly symptoms: ReadonlyMap<string, number>;
}

const isPartOf = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((ingredient) => many.includes(ingredient));

/** A case belongs to the cause that needs the least of what it needs itself. */
const byCause = <T extends Terms>(
  { sizeOf }: Subject<T>,
  cases: readonly Case<T>[],
): readonly Verdict<T>[] => {
  const verdicts: { ingredients: readonly string[]; cases: Case<T>[] }[] = [];
  const simplestFirst = cases.toSorted(
    (a, b) =>
      a.ingredients.length - b.ingredients.length || sizeOf(a.smallest.trace) - sizeOf(b.smallest.trace),
  );
  for (const one of simplestFirst) {
    const { ingredients } = one;
    const cause = verdicts.find((verdict) =>
      verdict.ingredients.length > 0
        ? isPartOf(verdict.ingredients, ingredients)
        : ingredients.length === 0 && symptomText(verdict.cases[0]!.symptom) === symptomText(one.symptom),
    );
    if (cause) cause.cases.push(one);
    else verdicts.push({ ingredients, cases: [one] });
  }
  const firstMet = ({ cases: its }: Verdict<T>) => Math.min(...its.map((one) => cases.indexOf(one)));
  return verdicts.toSorted((a, b) => firstMet(a) - firstMet(b));
};

/** Of encounters that look alike so many are made small. */
export const verdictsOf = <T extends Terms>(implementation: Implementation<T>, attempts = 2): Verdicts<T> => {
  const { subject, capabilities } = implementation;
  const { sizeOf, nearby } = subject;
  const symptoms = new Map<string, number>();
  const alike = new Map<string, number>();
  const cases = new Map<string, Case<T>>();

  const file = (smallest: Encounter<T>): void => {
    const symptom = symptomOf(subject, smallest.meeting);
    const ingredients = ingredientsOf(subject, smallest.trace, capabilities);
    const name = [symptomText(symptom), ...ingredients].join(' + ');
    const other = cases.get(name);
    if (!other || sizeOf(smallest.trace) < sizeOf(other.smallest.trace))
      cases.set(name, { symptom, ingredients, smallest });
  };

  return {
    symptoms,
    add: async (found) => {
      for (const { encounter, abbreviation } of found) {
        const name = symptomText(symptomOf(subject, encounter.meeting));
        symptoms.set(name, (symptoms.get(name) ?? 0) + 1);
        const looks = [name, ...ingredientsOf(subject, nearby(abbreviation), capabilities)].join(' + ');
        const before = alike.get(looks) ?? 0;
        alike.set(looks, before + 1);
        if (before < attempts) file(await shrink(implementation, encounter, abbreviation));
      }
    },
    list: () => byCause(subject, [...cases.values()]),
  };
};
