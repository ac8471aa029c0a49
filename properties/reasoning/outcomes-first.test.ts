import { describe, expect, it } from 'vitest';
import { value, type Coins, type Outcome, type Status, type View } from '../../spec/index.js';
import { A, G, H, J } from './views.js';
import { balancesWith, debts, finalizable, guarantees, matching, onChain, placed, sides } from './worlds.js';

const worth = (view: View): Coins => {
  const searched = value(view, A);
  if (searched.type === 'boundReached') throw new Error('the worlds are small enough');
  return searched.value;
};

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const));

const enabled = (...outcomes: readonly Outcome[]): Status => ({ type: 'enabled', outcomes });

const least = (amounts: readonly Coins[]): Coins => amounts.reduce((a, b) => (a < b ? a : b));

describe('outcomes first', () => {
  for (const [where, place] of [
    ['on chain', onChain],
    ['left to the player', finalizable],
  ] as const)
    it(`a channel with two enabled outcomes is worth the worse of them, in all 1080 views with the guarantees ${where}`, () => {
      let views = 0;
      let differ = 0;
      for (const inJ of [0n, 1n])
        for (const g of guarantees)
          for (const h of guarantees)
            for (const both of pairs(debts)) {
              const view = (ofJ: Outcome | Status): View =>
                placed(balancesWith(inJ), [
                  [G, place(g)],
                  [H, h],
                  [J, ofJ],
                ]);
              const each = both.map((outcome) => worth(view(outcome)));
              expect(worth(view(enabled(...both)))).toBe(least(each));
              if (each[0] !== each[1]) differ++;
              views++;
            }
      expect(views).toBe(1080);
      expect(differ).toBeGreaterThan(100);
    });

  it('two channels in flight are worth the worst of the four combinations, in all 1350 views', () => {
    let views = 0;
    let combined = 0;
    for (const h of guarantees)
      for (const ofG of pairs(guarantees))
        for (const ofJ of pairs(debts)) {
          const view = (g: Outcome | Status, j: Outcome | Status): View =>
            placed(balancesWith(0n), [
              [G, g],
              [H, h],
              [J, j],
            ]);
          const each = ofG.flatMap((g) => ofJ.map((j) => worth(view(g, j))));
          expect(worth(view(enabled(...ofG), enabled(...ofJ)))).toBe(least(each));
          if (least(each) < least([each[0]!, each[1]!, each[2]!])) combined++;
          views++;
        }
    expect(views).toBe(1350);
    expect(combined).toBeGreaterThan(50);
  });

  it('a choice that nobody can demand of the player waits for theirs; the last mover has to choose first', () => {
    const theirs = enabled(...sides);
    expect(worth(matching({ type: 'finalizable', outcomes: sides }, theirs))).toBe(1n);
    expect(worth(matching({ type: 'finalizable', outcomes: sides, challengeable: true }, theirs))).toBe(0n);
  });
});
