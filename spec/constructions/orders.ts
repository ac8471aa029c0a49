/**
 * Orders: every order of a construction's steps in which nobody ever loses.
 *
 * The agreements on one channel and its finalization keep their order among themselves, and a step that the
 * chain would refuse is not taken. What comes before what in every safe order is a partial order; where no
 * other orders respect it, it says everything.
 *
 * @paper §5.4 Example Constructions
 */
import { positionKey } from '../reasoning/position.js';
import { losesNothing, staysWhole } from './check.js';
import { extensions, withoutDetours, type Before } from './partial-order.js';
import { perform } from './perform.js';
import { concernSameChannel, isAgreement, type Agreement, type ConstructionStep } from './step.js';
import type { System } from './system.js';
import { worth, type Worth } from './worth.js';

export interface Orders {
  /** How many orders there are. */
  readonly possible: bigint;
  /** In how many of them nobody ever loses. */
  readonly safe: bigint;
  /** What comes before what in every safe order, by the numbers of the steps; the first step is 1. */
  readonly before: readonly Before[];
  /** How many orders respect this: all the safe ones, and no others if there are as many. */
  readonly generated: bigint;
  /** Steps of which each may come next, in some safe order, but which must not be in flight together. */
  readonly apart: readonly (readonly number[])[];
}

export const ordersOf = (start: System, steps: readonly ConstructionStep[], value: Worth = worth): Orders => {
  const isSafe = losesNothing(start, value);
  const possible = waysThrough(start, steps, () => true);
  const safe = waysThrough(start, steps, isSafe);

  const numbers = steps.map((_, i) => i + 1);
  const before = numbers.flatMap((a) =>
    numbers
      .filter((b) => a !== b && safe.visited.every(({ taken }) => taken.has(a) || !taken.has(b)))
      .map((b): Before => [a, b]),
  );
  const some = safe.count > 0n;
  return {
    possible: possible.count,
    safe: safe.count,
    before: some ? withoutDetours(before) : [],
    generated: some ? extensions(numbers, before) : 0n,
    apart: apart(steps, safe.visited, staysWhole(start, value)),
  };
};

type Taken = ReadonlySet<number>;

/** A system on the way, and the steps that may be taken in it. */
interface Visited {
  readonly system: System;
  readonly taken: Taken;
  readonly next: readonly number[];
}

interface Ways {
  readonly count: bigint;
  /** Where some way leads through. */
  readonly visited: readonly Visited[];
}

/** In how many orders all steps can be taken, if only such steps are. */
const waysThrough = (
  start: System,
  steps: readonly ConstructionStep[],
  isAllowed: (system: System, step: ConstructionStep) => boolean,
): Ways => {
  const known = new Map<string, bigint>();
  const visited: Visited[] = [];

  const waysFrom = (system: System, taken: Taken): bigint => {
    if (taken.size === steps.length) return 1n;
    const key = `${[...taken].sort((a, b) => a - b).join()} ${positionKey({ chain: system.chain, statuses: {} })}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let ways = 0n;
    const next: number[] = [];
    for (const [i, step] of steps.entries()) {
      if (taken.has(i + 1) || !isNextOfItsChannel(steps, i, taken)) continue;
      const { system: after, refused } = perform(system, step);
      if (refused || !isAllowed(system, step)) continue;
      const onward = waysFrom(after, new Set([...taken, i + 1]));
      if (onward > 0n) next.push(i + 1);
      ways += onward;
    }
    known.set(key, ways);
    if (ways > 0n) visited.push({ system, taken, next });
    return ways;
  };
  return { count: waysFrom(start, new Set()), visited };
};

/** Whether all earlier steps of the same channel off-chain have been taken. */
const isNextOfItsChannel = (steps: readonly ConstructionStep[], i: number, taken: Taken): boolean =>
  steps.slice(0, i).every((earlier, j) => taken.has(j + 1) || !concernSameChannel(earlier, steps[i]!));

/** The smallest sets of agreements that can each come next, and must not all be in flight at once. */
const apart = (
  steps: readonly ConstructionStep[],
  visited: readonly Visited[],
  isSafe: (system: System, inFlight: readonly Agreement[]) => boolean,
): readonly (readonly number[])[] => {
  const found: (readonly number[])[] = [];
  const includesFound = (set: readonly number[]) =>
    found.some((smaller) => smaller.every((number) => set.includes(number)));
  const agreed = (set: readonly number[]): Agreement[] =>
    set.map((number) => steps[number - 1]!).filter(isAgreement);

  // With more in flight nobody can make sure of more, so if all at once are safe then so are some of them.
  const sets = visited.flatMap(({ system, next }) => {
    const all = next.filter((number) => isAgreement(steps[number - 1]!));
    return isSafe(system, agreed(all)) ? [] : subsets(all).map((set) => ({ system, set }));
  });
  for (const { system, set } of sets.sort((a, b) => a.set.length - b.set.length))
    if (set.length > 1 && !includesFound(set) && !isSafe(system, agreed(set))) found.push(set);
  return found;
};

const subsets = (numbers: readonly number[]): (readonly number[])[] =>
  numbers.reduce<(readonly number[])[]>(
    (sets, number) => [...sets, ...sets.map((set) => [...set, number])],
    [[]],
  );
