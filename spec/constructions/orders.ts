/**
 * Orders: every order of a construction's steps in which nobody ever loses.
 *
 * The agreements and the finalization of one channel keep their order among themselves, and a step that the
 * chain would refuse is not taken. What comes before what in every safe order is a partial order; where it has
 * no other extensions, it says everything.
 *
 * @paper §5.4 Example Constructions
 */
import { perform } from './perform.js';
import { isAgreement, seenBy } from './seen.js';
import type { ConstructionStep } from './step.js';
import { check } from './check.js';
import { positionKey } from '../reasoning/position.js';
import type { System } from './system.js';
import { worth, type Worth } from './worth.js';

export interface Orders {
  /** How many orders there are. */
  readonly possible: bigint;
  /** In how many of them nobody ever loses. */
  readonly safe: bigint;
  /** `[i, j]`: step i comes before step j in every safe order; without what follows from others. */
  readonly before: readonly (readonly [number, number])[];
  /** How many orders respect this: all the safe ones, and no others if the numbers are equal. */
  readonly generated: bigint;
}

/** Which steps have been taken, a bit for each. */
type Taken = number;

export const ordersOf = (start: System, steps: readonly ConstructionStep[], value: Worth = worth): Orders => {
  const all = steps.map((_, i) => i);
  const complete: Taken = 2 ** steps.length - 1;
  const isSafeStep = safety(start, value);

  const known = new Map<string, { readonly possible: bigint; readonly safe: bigint }>();
  /** What has been taken before what in some safe order. */
  const witnessed = new Set<Taken>();

  const countFrom = (taken: Taken, system: System): { readonly possible: bigint; readonly safe: bigint } => {
    if (taken === complete) return { possible: 1n, safe: 1n };
    const key = `${taken} ${positionKey({ chain: system.chain, statuses: {} })}`;
    const before = known.get(key);
    if (before) return before;
    let [possible, safe] = [0n, 0n];
    for (const i of all) {
      const step = steps[i]!;
      if (has(taken, i) || !keepsItsOrder(steps, taken, i)) continue;
      const { system: next, refused } = perform(system, step);
      if (refused) continue;
      const later = countFrom(taken | (1 << i), next);
      possible += later.possible;
      if (later.safe > 0n && isSafeStep(system, step)) safe += later.safe;
    }
    const counted = { possible, safe };
    known.set(key, counted);
    return counted;
  };
  const counted = countFrom(0, start);
  return { ...counted, before: [], generated: 0n };
};
