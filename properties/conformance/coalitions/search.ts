/** Searches for tests: some games, and what was lost in them. */
import {
  coalitions,
  type CoalitionOptions,
  type Contest,
  type Loss,
  type Playable,
} from '../../../conformance/coalitions/index.js';
import type { Implementation } from '../../../conformance/implementation.js';

export interface Searched<T extends Playable> {
  readonly contest: Contest;
  readonly losses: readonly Loss<T>[];
}

/** All losses of so many games. */
export const search = async <T extends Playable>(
  implementation: Implementation<T>,
  options: CoalitionOptions,
): Promise<Searched<T>> => {
  const losses: Loss<T>[] = [];
  let contest: Contest | undefined;
  for await (const progress of coalitions(implementation, options)) {
    contest = progress.contest;
    losses.push(...progress.losses);
  }
  return { contest: contest!, losses };
};

/** The first loss of this kind and for this reason within so many games. */
export const firstLoss = async <T extends Playable>(
  implementation: Implementation<T>,
  options: CoalitionOptions,
  [kind, symptom]: readonly [kind: string, symptom: string],
): Promise<Loss<T> | undefined> => {
  for await (const { losses } of coalitions(implementation, options)) {
    const found = losses.find((loss) => loss.kind === kind && loss.cause.symptom === symptom);
    if (found) return found;
  }
  return undefined;
};
