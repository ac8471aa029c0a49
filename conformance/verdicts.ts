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
import { explains, metOf, type Look, type Looks, type Met } from './met.js';
import { shrink } from './shrink.js';
import { ingredientsOf } from './subject.js';
import { symptomOf, symptomText } from './symptom.js';

/** One way to disagree: a symptom, and what it cannot do without. */
export interface Case<T extends Terms> extends Look, Met {
  readonly rule: string;
  /** The smallest encounter with these ingredients and this symptom. */
  readonly smallest: Encounter<T>;
  readonly size: number;
  /** Who loses coins by it, in words. */
  readonly loses?: string;
}

type Small<T extends Terms> = Omit<Case<T>, keyof Met>;

export interface Verdicts<T extends Terms> {
  /** Takes in what one run has found, until it is enough; the implementation is set up anew. */
  readonly add: (found: readonly Found<T>[], enough?: () => boolean) => Promise<void>;
  /** Takes in an encounter that is small already. */
  readonly enter: (smallest: Encounter<T>) => Promise<void>;
  readonly cases: () => readonly Case<T>[];
  readonly causes: () => readonly Cause<Case<T>>[];
}

export const verdictsOf = <T extends Terms>(implementation: Implementation<T>): Verdicts<T> => {
  const { subject, capabilities } = implementation;
  const looks = new Map<string, Looks>();
  const smallestOf = new Map<string, Small<T>>();

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

  const cases = () => {
    const all = [...smallestOf.values()];
    return all.map((one) => ({ ...one, ...metOf(one, all, [...looks.values()]) }));
  };

  const addOne = async ({ encounter, abbreviation }: Found<T>, inThisRun: Set<string>): Promise<void> => {
    const symptom = symptomText(symptomOf(subject, encounter.meeting));
    const ingredients = ingredientsOf(subject, subject.nearby(abbreviation), capabilities);
    const name = [symptom, ...ingredients].join(' + ');
    const seen = looks.get(name);
    const look = { symptom, ingredients, runs: (seen?.runs ?? 0) + (inThisRun.has(name) ? 0 : 1) };
    looks.set(name, look);
    inThisRun.add(name);
    const small = [...smallestOf.values()].filter((one) => explains(one, look));
    if (small.length === 0 || (!seen && small.every(({ loses }) => loses === undefined)))
      await enter(await shrink(implementation, encounter, abbreviation));
  };

  return {
    enter,
    add: async (found, enough = () => false) => {
      const inThisRun = new Set<string>();
      for (const one of found) if (!enough()) await addOne(one, inThisRun);
    },
    cases,
    causes: () => byCause(cases()),
  };
};
