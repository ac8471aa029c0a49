import { describe, expect, it } from 'vitest';
import { promised, value, type Coins, type View } from '../../spec/index.js';
import { A, G, H, J } from './views.js';
import { finalizable, onChain, orderFigure, placed, twoGuarantees, universal } from './worlds.js';

const worth = (view: View): Coins => {
  const searched = value(view, A);
  if (searched.type === 'boundReached') throw new Error('the worlds are small enough');
  return searched.value;
};

describe('where the player alone can finalize a channel', () => {
  it('waiting can beat finalizing everything at once', () => {
    expect(worth(orderFigure(onChain))).toBe(0n);
    expect(worth(orderFigure(universal))).toBe(0n);
    expect(worth(orderFigure(finalizable))).toBe(1n);
  });

  it('waiting is of no use if the others can demand the choice', () => {
    expect(
      worth(orderFigure((outcome) => ({ type: 'finalizable', outcomes: [outcome], challengeable: true }))),
    ).toBe(0n);
  });

  it('waiting beats it in 48 of 3024 views of the world of two guarantees, and never loses by it', () => {
    let views = 0;
    let beaten = 0;
    for (const { view, outcomes, balances } of twoGuarantees([onChain, finalizable])) {
      if (Object.keys(view.statuses).length === 0) continue;
      const [g, h, owes] = outcomes;
      const atOnce = worth(
        placed(balances, [
          [G, g],
          [H, h],
          [J, owes],
        ]),
      );
      const promise = promised(view, A);
      if (promise.type !== 'exact') throw new Error('the worlds are small enough');
      expect(promise.value).toBeGreaterThanOrEqual(atOnce);
      if (promise.value > atOnce) beaten++;
      views++;
    }
    expect([views, beaten]).toEqual([3024, 48]);
  });
});
