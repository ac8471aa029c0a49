/** Lanes: tasks done side by side, in the time that there is for all of them. */
import type { Compared, Task } from './compare.js';

/**
 * Does the tasks on so many lanes. A task is given its share of the time that is left when it begins, by its weight:
 * what one takes longer, as it has to make small what it found, the others go without. Once it is interrupted no
 * other task begins.
 */
export const inLanes = async (
  tasks: readonly Task[],
  lanes: number,
  time: number | undefined,
  interrupted: () => boolean,
  weightOf: (task: Task) => number,
  work: (task: Task) => Promise<Compared>,
): Promise<readonly Compared[]> => {
  const ends = performance.now() + (time ?? 0) * 1000;
  const parts = new Map<number, Compared>();
  const waiting = [...tasks.entries()];
  const lane = async (): Promise<void> => {
    for (let next; !interrupted() && (next = waiting.shift());) {
      const [i, task] = next;
      const left = Math.max(0, ends - performance.now()) / 1000;
      const weight = weightOf(task);
      const others = waiting.reduce((sum, [, other]) => sum + weightOf(other), 0);
      const share = Math.min(left, (left * lanes * weight) / (weight + others));
      parts.set(i, await work(time === undefined ? task : { ...task, time: share }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...parts].toSorted(([i], [j]) => i - j).map(([, part]) => part);
};
