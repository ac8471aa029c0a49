/**
 * Exchanges: what goes wrong if a step is taken before one that has to come first.
 *
 * @paper §5.4 Example Constructions
 */
import { check, type Loss } from './check.js';
import type { Before } from './partial-order.js';
import { perform } from './perform.js';
import { concernSameChannel, type ConstructionStep } from './step.js';
import type { System } from './system.js';

export interface Exchange {
  /** The numbers of the steps: this one is taken although the other one has not been. */
  readonly taken: number;
  readonly although: number;
  /** What is lost while it is in flight, or else after it. */
  readonly losses: readonly Loss[];
}

/** For each pair that can be exchanged: everything else in its order, but the second step before the first. */
export const exchanges = (
  start: System,
  steps: readonly ConstructionStep[],
  before: readonly Before[],
): readonly Exchange[] =>
  before.flatMap(([although, taken]): Exchange[] => {
    if (concernSameChannel(steps[although - 1]!, steps[taken - 1]!)) return [];
    const earlier = earlierThan(taken, although, before).map((number) => steps[number - 1]!);
    const step = steps[taken - 1]!;
    const system = earlier.reduce((system, step) => perform(system, step).system, start);
    if (perform(system, step).refused) return [];
    const { losses } = check(start, [...earlier, step]);
    const last = losses.filter((loss) => loss.step === earlier.length + 1);
    const when = last.some((loss) => loss.when === 'during') ? 'during' : 'after';
    return [{ taken, although, losses: last.filter((loss) => loss.when === when) }];
  });

/** What has to come before the one step, without the other step and what has to come after that. */
const earlierThan = (step: number, without: number, before: readonly Before[]): readonly number[] => {
  const closure = (from: number, next: (pair: Before, at: number) => number | undefined): Set<number> => {
    const reached = new Set([from]);
    for (const at of reached)
      for (const pair of before) {
        const other = next(pair, at);
        if (other !== undefined) reached.add(other);
      }
    return reached;
  };
  const ancestors = closure(step, ([a, b], at) => (b === at ? a : undefined));
  const later = closure(without, ([a, b], at) => (a === at ? b : undefined));
  return [...ancestors].filter((number) => !later.has(number)).sort((a, b) => a - b);
};
