/** Joined: the parts of a comparison that was dealt out to several threads, as one. */
import type { Compared } from './compare.js';
import type { Counts } from './drive.js';

const added = (
  one: Readonly<Record<string, Counts>>,
  other: Readonly<Record<string, Counts>>,
): Record<string, Counts> =>
  Object.fromEntries(
    Object.entries(one).map(([rule, { applied, refused, disagreed }]) => {
      const more = other[rule]!;
      return [
        rule,
        {
          applied: applied + more.applied,
          refused: refused + more.refused,
          disagreed: disagreed + more.disagreed,
        },
      ];
    }),
  );

const joinedTwo = (one: Compared, other: Compared): Compared => ({
  ...one,
  runs: one.runs + other.runs,
  next: Math.max(one.next, other.next),
  seconds: one.seconds + other.seconds,
  inside: one.inside + other.inside,
  operations: added(one.operations, other.operations),
  notAsked: Object.fromEntries(
    [...new Set([...Object.keys(one.notAsked), ...Object.keys(other.notAsked)])].map((reason) => [
      reason,
      (one.notAsked[reason] ?? 0) + (other.notAsked[reason] ?? 0),
    ]),
  ),
  pace: [...one.pace, ...other.pace],
  gone: [...one.gone, ...other.gone],
  cases: [...one.cases, ...other.cases],
});

/** One for each implementation and subject. */
export const joined = (parts: readonly Compared[]): readonly Compared[] => {
  const whole = new Map<string, Compared>();
  for (const part of parts) {
    const key = JSON.stringify([part.name, part.subject]);
    const other = whole.get(key);
    whole.set(key, other ? joinedTwo(other, part) : part);
  }
  return [...whole.values()];
};
