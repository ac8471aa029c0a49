/** The published findings on the challenge games, reproduced over the rules of this project. */
import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import { explored, published, textOf, type Model, type Situation, type Step } from './published.js';

const { v1, v2, v3 } = forceMove.generations;

/** The published second version checkpoints where it speaks of alternative responses. */
const v2WithCheckpoint: forceMove.ChallengeGame = {
  ...v2,
  rules: { ...v2.rules, checkpoint: v3.rules.checkpoint! },
};

const models = {
  version1: { game: v1, startingTurn: 5, aliceRefutes: true, eveRefutes: true, eveCheckpoints: false },
  version2: {
    game: v2WithCheckpoint,
    startingTurn: 5,
    aliceRefutes: false,
    eveRefutes: false,
    eveCheckpoints: true,
  },
  version3: { game: v3, startingTurn: 5, aliceRefutes: false, eveRefutes: false, eveCheckpoints: true },
} satisfies Record<string, Model>;

/** The steps from here back to here, if Alice submits something and it is processed on the way. */
const cycle = (model: Model, from: Situation): readonly Step[] | undefined => {
  const { steps } = published(model);
  const paths: { readonly at: Situation; readonly path: readonly Step[] }[] = [{ at: from, path: [] }];
  const seen = new Set<string>();
  for (const { at, path } of paths)
    for (const step of steps(at)) {
      const next = [...path, step];
      const submitted = next.some(({ by, what }) => by === 'Alice' && what.startsWith('submits'));
      if (textOf(step.to) === textOf(from) && submitted) return next;
      const key = `${textOf(step.to)}${submitted}`;
      if (seen.has(key)) continue;
      seen.add(key);
      paths.push({ at: step.to, path: next });
    }
  return undefined;
};

/** The most that Alice ever submits before her aim is reached. */
const most = (model: Model): number => {
  const bound = 40;
  const counts = [...explored({ ...model, most: bound }).keys()].map(
    (text) => (JSON.parse(text) as readonly number[])[4]!,
  );
  return Math.max(...counts);
};

describe('the published models', () => {
  it.each([
    ['version 1, without counting', models.version1, 106],
    ['version 2', models.version2, 52],
    ['version 3', { ...models.version3, most: 1 }, 69],
  ])('%s has as many states as its authors report', (_name, model, states) => {
    expect(explored(model).size).toBe(states);
  });

  it('in version 1 Eve keeps Alice refuting for ever', () => {
    const found = cycle(models.version1, published(models.version1).start);
    expect(found?.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'Eve forceMove 0',
      'Alice submits refute 6',
      'chain processes refute',
    ]);
  });

  it('in version 2 Alice submits as many transactions as there are states', () => {
    const submitted = [2, 3, 4, 5, 6, 7].map((startingTurn) => most({ ...models.version2, startingTurn }));
    expect(submitted).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('in version 3 she submits one, however many there are', () => {
    const submitted = [2, 3, 4, 5, 6, 7].map((startingTurn) => most({ ...models.version3, startingTurn }));
    expect(submitted).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('no version lets the record fall', () => {
    for (const model of Object.values(models)) {
      const { start, steps } = published(model);
      const queue = [start];
      const seen = new Set<string>();
      for (const from of queue)
        for (const { to } of steps(from)) {
          expect(to.record).toBeGreaterThanOrEqual(from.record);
          if (!seen.has(textOf(to))) queue.push(to);
          seen.add(textOf(to));
        }
    }
  });
});
