/** Timed: an implementation that knows how long its own part took, so that the harness's share can be told. */
import type { Implementation, Terms } from './implementation.js';

/** Waits for an answer that was asked for before. */
export type Waiting = <R>(answer: Promise<R>) => Promise<R>;

export interface Timed<T extends Terms> {
  readonly implementation: Implementation<T>;
  /** Of answers that are under way together, only the time that the harness waits for one counts. */
  readonly waited: Waiting;
  /** Seconds inside of it so far. */
  readonly inside: () => number;
}

export const timed = <T extends Terms>(implementation: Implementation<T>): Timed<T> => {
  let inside = 0;
  const timing =
    <Args extends readonly unknown[], R>(work: (...args: Args) => Promise<R>) =>
    async (...args: Args): Promise<R> => {
      const began = performance.now();
      try {
        return await work(...args);
      } finally {
        inside += performance.now() - began;
      }
    };
  return {
    implementation: {
      ...implementation,
      setUp: timing((start) => implementation.setUp(start)),
      apply: timing((operation) => implementation.apply(operation)),
      observe: timing((names) => implementation.observe(names)),
      snapshot: timing(() => implementation.snapshot()),
      revert: timing((snapshot) => implementation.revert(snapshot)),
    },
    waited: (answer) => timing(() => answer)(),
    inside: () => inside / 1000,
  };
};
