import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promised, securable, type View } from '../../spec/index.js';
import { A, B, everyKind, smallView, X, type Kind } from './views.js';

const bound = 20_000;

/** Compares the promise with the definition; what they say, or nothing beyond the bound. */
const compared = (view: View, target: (typeof targets)[number]): bigint | undefined => {
  const played = securable(view, target, { bound });
  if (played.type === 'boundReached') return undefined;
  expect(promised(view, target)).toEqual({ type: 'exact', value: played.value });
  return played.value;
};

const targets = [A, A, A, X, B] as const;

const agrees = (kinds: readonly Kind[], numRuns: number, floor: number, options = {}): void => {
  let compares = 0;
  let worth = 0;
  fc.assert(
    fc.property(smallView(kinds, options), fc.constantFrom(...targets), (view, target) => {
      const value = compared(view, target);
      if (value === undefined) return;
      compares++;
      if (value > 0n) worth++;
    }),
    { numRuns, seed: 4 },
  );
  expect(compares).toBeGreaterThan(0.9 * numRuns);
  expect(worth).toBeGreaterThan(floor * numRuns);
};

const mine = everyKind.filter((kind) => kind !== 'notMine');

describe('the promise is the value of the game', () => {
  it('where channels have any status', () => agrees(mine, 500, 0.2));
  it('where the player alone can finalize some channels', () =>
    agrees(['onChain', 'universal', 'finalizable'], 700, 0.3, { coins: 1 }));
});
