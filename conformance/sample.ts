/**
 * Sample: a short drive of the published contract, which tells documented disagreements from new ones.
 */
import { drive, emptyTally, type Tally } from './drive.js';
import type { Implementation, Terms } from './implementation.js';
import { isKnown, knownFindings } from './known.js';
import type { Encounter } from './meeting.js';
import { verdictsOf } from './verdicts.js';

export interface Sample<T extends Terms> {
  readonly tally: Tally;
  /** How many documented findings this sample met again. */
  readonly documented: number;
  /** Disagreements that no committed finding shows. */
  readonly undocumented: readonly Encounter<T>[];
}

export interface SampleOptions {
  readonly seed: number;
  readonly runs: number;
  /** Asked after every disagreement: whether to stop. */
  readonly enough?: (tally: Tally) => boolean;
}

export const sample = async <T extends Terms>(
  implementation: Implementation<T>,
  { seed, runs, enough = () => false }: SampleOptions,
): Promise<Sample<T>> => {
  const known = await knownFindings(implementation);
  const tally = emptyTally(implementation.subject);
  const verdicts = verdictsOf(implementation, 1);
  for await (const found of drive(implementation, { seed, runs, channels: 5, length: 24 }, tally)) {
    await verdicts.add(found);
    if (enough(tally)) break;
  }
  const smallest = verdicts.list().flatMap(({ cases }) => cases.map(({ smallest }) => smallest));
  const undocumented = smallest.filter((encounter) => !isKnown(implementation, known, encounter));
  return { tally, documented: smallest.length - undocumented.length, undocumented };
};
