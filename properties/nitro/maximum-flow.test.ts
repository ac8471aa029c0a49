import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumFlow, sum, type Pipe } from '../../spec/index.js';

const pipes = fc.array(
  fc.record({
    from: fc.nat({ max: 5 }),
    to: fc.nat({ max: 5 }),
    capacity: fc.bigInt({ min: 0n, max: 6n }),
  }),
  { minLength: 4, maxLength: 16, size: 'max' },
);

/** What can pass from these nodes to the others. */
const passage = (pipes: readonly Pipe[], near: ReadonlySet<number>): bigint =>
  sum(pipes.filter(({ from, to }) => near.has(from) && !near.has(to)).map(({ capacity }) => capacity));

/** All sets of nodes of which 0 is one and 1 is none. */
const cuts = Array.from(
  { length: 16 },
  (_, chosen) => new Set([0, ...[2, 3, 4, 5].filter((node) => chosen & (1 << (node - 2)))]),
);

describe('the maximum flow', () => {
  it('is as much as the narrowest cut lets through, and names that cut', () => {
    let flowing = 0;
    fc.assert(
      fc.property(pipes, (pipes) => {
        const { amount, nearSide } = maximumFlow(pipes);
        const narrowest = cuts.map((near) => passage(pipes, near)).reduce((a, b) => (a < b ? a : b));
        expect(amount).toBe(narrowest);
        expect(passage(pipes, nearSide)).toBe(narrowest);
        expect(nearSide.has(0) && !nearSide.has(1)).toBe(true);
        if (amount > 0n) flowing++;
      }),
      { numRuns: 500, seed: 51 },
    );
    expect(flowing).toBeGreaterThan(150);
  });

  it('fits through every pipe, and is lost nowhere', () => {
    fc.assert(
      fc.property(pipes, (pipes) => {
        const { amount, along } = maximumFlow(pipes);
        pipes.forEach(({ capacity }, i) => expect(along[i]! >= 0n && along[i]! <= capacity).toBe(true));
        for (const node of [0, 1, 2, 3, 4, 5]) {
          const leaving = sum(along.filter((_, i) => pipes[i]!.from === node));
          const entering = sum(along.filter((_, i) => pipes[i]!.to === node));
          expect(leaving - entering).toBe(node === 0 ? amount : node === 1 ? -amount : 0n);
        }
      }),
      { numRuns: 500, seed: 52 },
    );
  });

  it('takes a way of 50,000 pipes without overflowing the stack', () => {
    const length = 50_000;
    const long = Array.from({ length }, (_, i): Pipe => ({
      from: i === 0 ? 0 : i + 1,
      to: i === length - 1 ? 1 : i + 2,
      capacity: 2n ** 256n,
    }));
    expect(maximumFlow(long).amount).toBe(2n ** 256n);
  });
});
