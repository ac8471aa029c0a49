/** Partial orders of numbered steps: what is redundant in one, and how many orders respect it. */

/** The first comes before the second. */
export type Before = readonly [number, number];

/** The pairs that do not follow from two others. Expects all pairs that there are. */
export const withoutDetours = (pairs: readonly Before[]): readonly Before[] =>
  pairs.filter(([a, c]) => !pairs.some(([x, b]) => x === a && pairs.some(([y, z]) => y === b && z === c)));

/** In how many orders of these numbers each pair stands in its order. */
export const extensions = (numbers: readonly number[], pairs: readonly Before[]): bigint => {
  const known = new Map<string, bigint>();
  const count = (left: readonly number[]): bigint => {
    if (left.length === 0) return 1n;
    const key = left.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    let ways = 0n;
    for (const next of left)
      if (!pairs.some(([a, b]) => b === next && left.includes(a)))
        ways += count(left.filter((number) => number !== next));
    known.set(key, ways);
    return ways;
  };
  return count(numbers);
};
