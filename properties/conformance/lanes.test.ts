import { describe, expect, it } from 'vitest';
import type { Compared, Task } from '../../conformance/compare.js';
import { inLanes } from '../../conformance/lanes.js';

const named = (name: string): Task => ({
  ...{ name, subject: 'payments', seed: 1, first: 0, stride: 1, runs: 7 },
  ...{ channels: 5, length: 24, corpus: [] },
});

const tasks = ['a', 'b', 'c'].map(named);
const weightOf = ({ name }: Task): number => (name === 'b' ? 2 : 1);

/** The tasks as they are begun; none takes any time. */
const begun = async (lanes: number, time: number | undefined, most = Infinity): Promise<readonly Task[]> => {
  const all: Task[] = [];
  const parts = await inLanes(
    tasks,
    lanes,
    time,
    () => all.length >= most,
    weightOf,
    async (task) => {
      all.push(task);
      return task as unknown as Compared;
    },
  );
  expect(parts).toEqual(all);
  return all;
};

const shares = async (lanes: number) => (await begun(lanes, 400)).map(({ time }) => Math.round(time!));

describe('lanes', () => {
  it('give a task its share of the time that is left, by its weight', async () => {
    expect(await shares(1)).toEqual([100, Math.round(800 / 3), 400]);
  });

  it('give it no more than there is, however many they are', async () => {
    expect(await shares(2)).toEqual([200, 400, 400]);
    expect(await shares(8)).toEqual([400, 400, 400]);
  });

  it('leave a task as it is where there is no time to share, and begin none once interrupted', async () => {
    expect(await begun(1, undefined)).toEqual(tasks);
    expect(await begun(1, undefined, 2)).toEqual(tasks.slice(0, 2));
  });
});
