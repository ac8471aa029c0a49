import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promised, securable } from '../../spec/index.js';
import { A, B, everyKind, G, J, smallView, X, type Kind } from './views.js';
import { finalizable, onChain, twoGuarantees } from './worlds.js';

const targets = [A, A, A, X, B] as const;

/** How many promises were compared with the definition, and how many were of something. */
const compared = (kinds: readonly Kind[], numRuns: number, options = {}) => {
  const count = { compared: 0, worth: 0 };
  fc.assert(
    fc.property(smallView(kinds, options), fc.constantFrom(...targets), (view, target) => {
      const played = securable(view, target, { bound: 5000 });
      if (played.type === 'boundReached') return;
      expect(promised(view, target)).toEqual({ type: 'exact', value: played.value });
      count.compared++;
      if (played.value > 0n) count.worth++;
    }),
    { numRuns, seed: 4 },
  );
  return count;
};

describe('the promise is the value of the game', () => {
  it('where channels have any status', () => {
    const { compared: all, worth } = compared(
      everyKind.filter((kind) => kind !== 'notMine'),
      200,
      { coins: 1 },
    );
    expect(all).toBeGreaterThan(195);
    expect(worth).toBeGreaterThan(30);
  });

  it('where the player alone can finalize some channels', () => {
    const { compared: all, worth } = compared(['onChain', 'universal', 'finalizable'], 400, { coins: 1 });
    expect(all).toBeGreaterThan(390);
    expect(worth).toBeGreaterThan(120);
  });

  it('where others can finalize anything at all in a channel of theirs', () => {
    const options = { coins: 1, channels: [G, J] };
    const { compared: all, worth } = compared(['onChain', 'finalizable', 'notMine'], 60, options);
    expect(all).toBeGreaterThan(50);
    expect(worth).toBeGreaterThan(5);
  });

  it('in all 3456 views of the world of two guarantees, each on chain or left to the player', () => {
    let views = 0;
    for (const { view } of twoGuarantees([onChain, finalizable])) {
      const played = securable(view, A);
      expect(promised(view, A)).toEqual({ type: 'exact', value: played.type === 'exact' && played.value });
      views++;
    }
    expect(views).toBe(3456);
  });
});
