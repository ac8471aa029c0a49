/**
 * Sample: a short drive of the published contract, which tells documented disagreements from new ones.
 */
import { drive, emptyTally, type Tally } from './drive.js';
import { implementationNamed, isImplementation } from './implementations.js';
import { isKnown, knownFindings } from './known.js';
import type { Encounter } from './play.js';
import { verdictsOf } from './verdicts.js';

export interface Sample {
  readonly tally: Tally;
  /** How many documented findings this sample met again. */
  readonly documented: number;
  /** Disagreements that no committed finding shows. */
  readonly undocumented: readonly Encounter[];
}

export const sample = async (
  name: string,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<Sample> => {
  if (!isImplementation(name)) throw new Error(`there is no implementation ${name}`);
  const implementation = await implementationNamed(name);
  const known = await knownFindings(name);
  const tally = emptyTally();
  const verdicts = verdictsOf(implementation, 1);
  for await (const found of drive(implementation, { seed, runs, channels: 5, length: 24 }, tally))
    await verdicts.add(found);
  const smallest = verdicts.list().flatMap(({ cases }) => cases.map(({ smallest }) => smallest));
  const undocumented = smallest.filter((encounter) => !isKnown(implementation, known, encounter));
  return { tally, documented: smallest.length - undocumented.length, undocumented };
};
