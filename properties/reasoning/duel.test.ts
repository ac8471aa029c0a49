import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastOf } from '../../spec/index.js';
import { duel, type Duel, type Temper } from './duel.js';
import { A, smallView, usualKinds, X } from './views.js';

const numbers = fc.array(fc.nat({ max: 255 }), { minLength: 20, maxLength: 80 });

/** Many duels, all of which kept the promise. */
const duels = (temper: Temper, numRuns: number): readonly Duel[] => {
  const played: Duel[] = [];
  fc.assert(
    fc.property(smallView(usualKinds), fc.constantFrom(A, A, X), numbers, (view, target, numbers) => {
      const result = duel(view, target, numbers, { temper });
      expect(result.got).toBeGreaterThanOrEqual(leastOf(result.promised));
      played.push(result);
    }),
    { numRuns, seed: 11 },
  );
  return played;
};

const share = (duels: readonly Duel[], holds: (duel: Duel) => boolean): number =>
  duels.filter(holds).length / duels.length;

describe('the honest player ends with at least the promised value', () => {
  for (const [temper, numRuns] of [
    ['random', 1000],
    ['greedy', 300],
  ] as const)
    it(`when the others are ${temper} and front-run its operations`, () => {
      const played = duels(temper, numRuns);
      expect(share(played, ({ trace }) => trace.some(({ by }) => by === 'others'))).toBeGreaterThan(0.5);
      expect(share(played, ({ trace }) => trace.some(({ done }) => !done))).toBeGreaterThan(0.15);
      expect(share(played, ({ promised }) => leastOf(promised) > 0n)).toBeGreaterThan(0.3);
      expect(share(played, ({ promised, got }) => got > 0n && got === leastOf(promised))).toBeGreaterThan(
        0.2,
      );
    });
});
