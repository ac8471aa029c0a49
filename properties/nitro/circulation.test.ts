import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../spec/index.js';
import { forcedOut, leastCirculation, type BoundedPipe } from '../../spec/nitro/circulation.js';

const places = ['outside', 'L', 'M', 'N'];

/** The measured pipe, from N to the outside, and some others. */
const circuits: fc.Arbitrary<readonly BoundedPipe[]> = fc.noBias(
  fc
    .array(
      fc.record({
        from: fc.nat({ max: 3 }),
        to: fc.nat({ max: 3 }),
        least: fc.nat({ max: 2 }),
        more: fc.nat({ max: 2 }),
      }),
      { minLength: 3, maxLength: 6 },
    )
    .map((others) => [
      { from: 'N', to: 'outside', least: 0n, most: 9n },
      ...others.map(({ from, to, least, more }) => ({
        from: places[from]!,
        to: places[to]!,
        least: BigInt(least % 2),
        most: BigInt((least % 2) + more),
      })),
    ]),
);

/** What flows through the measured pipe in every circulation, by trying everything. */
const byDefinition = (pipes: readonly BoundedPipe[]): bigint | undefined => {
  const [measured, ...others] = pipes;
  let least: bigint | undefined;
  const choose = (along: readonly bigint[]): void => {
    const next = others[along.length];
    if (next) for (let amount = next.least; amount <= next.most; amount++) choose([...along, amount]);
    else {
      const gained = (place: string): bigint =>
        sum(along.filter((_, i) => others[i]!.to === place)) -
        sum(along.filter((_, i) => others[i]!.from === place));
      const amount = gained('N');
      const conserved = gained('L') === 0n && gained('M') === 0n && amount >= 0n && amount <= measured!.most;
      if (conserved && (least === undefined || amount < least)) least = amount;
    }
  };
  choose([]);
  return least;
};

describe('the least circulation', () => {
  it('is the least of all, and its cut shows by arithmetic that there is no less', () => {
    const seen = { positive: 0, zero: 0, impossible: 0 };
    fc.assert(
      fc.property(circuits, (pipes) => {
        const found = leastCirculation(pipes, 0);
        const least = byDefinition(pipes);
        if (found.type === 'impossible') {
          expect(least).toBeUndefined();
          expect(forcedOut(pipes, 0, found.because)).toBe('contradiction');
          seen.impossible++;
          return;
        }
        expect(found.amount).toBe(least);
        expect(forcedOut(pipes, 0, found.because)).toBe(found.amount);
        expect(found.along[0]).toBe(found.amount);
        pipes.forEach(({ least, most }, i) =>
          expect(least <= found.along[i]! && found.along[i]! <= most).toBe(true),
        );
        seen[found.amount > 0n ? 'positive' : 'zero']++;
      }),
      { numRuns: 600, seed: 55 },
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(30);
  });

  it('no cut shows more than the least', () => {
    fc.assert(
      fc.property(circuits, fc.subarray(places), (pipes, cut) => {
        const found = leastCirculation(pipes, 0);
        const shown = forcedOut(pipes, 0, cut);
        if (shown === 'contradiction') expect(found.type).toBe('impossible');
        else if (found.type === 'possible') expect(shown <= found.amount).toBe(true);
      }),
      { numRuns: 600, seed: 56 },
    );
  });
});
