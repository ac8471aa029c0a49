/**
 * Verdicts: the disagreements of a drive, made small and put together by their causes.
 *
 * There are thousands of them and few causes. Of those that look alike before they are made small, only the
 * first ones are; all are counted by their symptoms.
 */
import { causeOf, ingredientsOf, symptomOf, symptomText, type Symptom } from './cause.js';
import type { Found } from './drive.js';
import type { Implementation } from './implementation.js';
import type { Encounter } from './play.js';
import { shrink } from './shrink.js';
import { nearby } from './smaller.js';
import { sizeOf } from './trace.js';

/** One way in which a cause shows itself. */
export interface Case {
  readonly symptom: Symptom;
  /** The smallest encounter with this cause and symptom. */
  readonly smallest: Encounter;
}

/** One cause: what its disagreements cannot do without, and how they look. */
export interface Verdict {
  readonly ingredients: readonly string[];
  readonly cases: readonly Case[];
}

export interface Verdicts {
  /** Takes in what a run has found; the implementation is set up anew. */
  readonly add: (found: readonly Found[]) => Promise<void>;
  readonly list: () => readonly Verdict[];
  /** How often each symptom was met. */
  readonly symptoms: ReadonlyMap<string, number>;
}

/** How many encounters that look alike are made small. */
const attempts = 2;

export const verdictsOf = (implementation: Implementation): Verdicts => {
  const { capabilities } = implementation;
  const symptoms = new Map<string, number>();
  const alike = new Map<string, number>();
  const cases = new Map<string, Map<string, Case>>();

  const file = (smallest: Encounter): void => {
    const symptom = symptomOf(smallest.meeting)!;
    const cause = causeOf(smallest, capabilities);
    const known = cases.get(cause) ?? new Map<string, Case>();
    cases.set(cause, known);
    const name = symptomText(symptom);
    const other = known.get(name);
    if (!other || sizeOf(smallest.trace) < sizeOf(other.smallest.trace))
      known.set(name, { symptom, smallest });
  };

  return {
    symptoms,
    add: async (found) => {
      for (const { encounter, abbreviation } of found) {
        const name = symptomText(symptomOf(encounter.meeting)!);
        symptoms.set(name, (symptoms.get(name) ?? 0) + 1);
        const looks = [name, ...ingredientsOf(nearby(abbreviation), capabilities)].join(' + ');
        const before = alike.get(looks) ?? 0;
        alike.set(looks, before + 1);
        if (before < attempts) file(await shrink(implementation, encounter, abbreviation));
      }
    },
    list: () =>
      [...cases.values()].map((known) => {
        const all = [...known.values()].sort((a, b) => sizeOf(a.smallest.trace) - sizeOf(b.smallest.trace));
        return { ingredients: ingredientsOf(all[0]!.smallest.trace, capabilities), cases: all };
      }),
  };
};
