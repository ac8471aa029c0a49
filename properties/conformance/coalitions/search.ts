/** Searches for tests: some games, and what was lost in them. */
import { coalitions, type Attack, type Playable } from '../../../conformance/coalitions/index.js';
import { searching, type Contest, type GameOptions, type Loss } from '../../../conformance/games/index.js';
import type { Implementation } from '../../../conformance/implementation.js';

type AttackLoss<T extends Playable> = Loss<T, Attack<T['action']>>;

export interface Searched<T extends Playable> {
  readonly contest: Contest;
  readonly losses: readonly AttackLoss<T>[];
}

/** All losses of so many games. */
export const search = async <T extends Playable>(
  implementation: Implementation<T>,
  options: GameOptions,
): Promise<Searched<T>> => {
  const losses: AttackLoss<T>[] = [];
  let contest: Contest | undefined;
  for await (const progress of searching(coalitions<T>(), implementation, options)) {
    contest = progress.contest;
    losses.push(...progress.losses);
  }
  return { contest: contest!, losses };
};

/** The first loss of this kind and for this reason within so many games. */
export const firstLoss = async <T extends Playable>(
  implementation: Implementation<T>,
  options: GameOptions,
  [kind, symptom]: readonly [kind: string, symptom: string],
): Promise<AttackLoss<T> | undefined> => {
  for await (const { losses } of searching(coalitions<T>(), implementation, options)) {
    const found = losses.find((loss) => loss.kind === kind && loss.cause.symptom === symptom);
    if (found) return found;
  }
  return undefined;
};
