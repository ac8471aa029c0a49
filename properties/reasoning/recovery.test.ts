import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastOf } from '../../spec/index.js';
import { situation } from '../arbitraries/index.js';
import { recoveryIn, type Recovery } from './recovery.js';

describe('every party can recover its value', () => {
  for (const [temper, numRuns] of [
    ['random', 2000],
    ['greedy', 400],
  ] as const)
    it(`in networks of up to six channels, with amounts beyond 2^256, against ${temper} others`, () => {
      const played: Recovery[] = [];
      fc.assert(
        fc.property(
          situation(),
          fc.array(fc.nat({ max: 255 }), { minLength: 30, maxLength: 80 }),
          (situation, numbers) => {
            const recovery = recoveryIn(situation, numbers, { temper });
            expect(recovery.got).toBeGreaterThanOrEqual(leastOf(recovery.promised));
            played.push(recovery);
          },
        ),
        { numRuns, seed: 31 },
      );
      const share = (holds: (recovery: Recovery) => boolean): number =>
        played.filter(holds).length / played.length;
      expect(share(({ promised }) => promised.type === 'exact')).toBe(1);
      expect(share(({ promised }) => leastOf(promised) > 0n)).toBeGreaterThan(0.2);
      expect(share(({ trace }) => trace.some(({ by }) => by === 'others'))).toBeGreaterThan(0.3);
      expect(share(({ promised, got }) => got > 0n && got === leastOf(promised))).toBeGreaterThan(0.15);
    });
});
