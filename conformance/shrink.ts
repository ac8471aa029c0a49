/**
 * Shrink: the smallest trace this finds that ends in the same disagreement, for the same cause.
 *
 * A smaller trace counts only if it shows the same symptom and no ingredient that the larger one did not
 * have: otherwise one fault could be exchanged for another on the way, and shrinking might go in circles.
 */
import { isDeepStrictEqual } from 'node:util';
import { ingredientsOf } from './ingredients.js';
import { sameSymptom, symptomOf } from './symptom.js';
import type { Implementation } from './implementation.js';
import { play, type Encounter } from './play.js';
import { isExpressible } from './profile.js';
import { renamed } from './renamed.js';
import { smaller } from './smaller.js';
import type { Trace } from './trace.js';

/** Shrinks the encounter; `abbreviation` is a shorter trace that may end in the same way. */
export const shrink = async (
  implementation: Implementation,
  encounter: Encounter,
  abbreviation: Trace = encounter.trace,
): Promise<Encounter> => {
  const { capabilities } = implementation;
  const symptom = symptomOf(encounter.meeting)!;

  const stillSo = async (trace: Trace, than: Trace): Promise<Encounter | undefined> => {
    if (!isExpressible(capabilities, trace)) return undefined;
    const allowed = ingredientsOf(than, capabilities);
    if (!ingredientsOf(trace, capabilities).every((ingredient) => allowed.includes(ingredient)))
      return undefined;
    const found = await play(implementation, trace);
    const same = found && sameSymptom(symptomOf(found.meeting)!, symptom);
    return same && found.trace.operations.length === trace.operations.length ? found : undefined;
  };

  const oneSmaller = async (than: Trace): Promise<Encounter | undefined> => {
    for (const candidate of smaller(than)) {
      if (isDeepStrictEqual(candidate, than)) continue;
      const found = await stillSo(candidate, than);
      if (found) return found;
    }
    return undefined;
  };

  let smallest = (await stillSo(abbreviation, encounter.trace)) ?? encounter;
  for (let next; (next = await oneSmaller(smallest.trace));) smallest = next;
  return (await stillSo(renamed(smallest.trace, capabilities.specialAddresses), smallest.trace)) ?? smallest;
};
