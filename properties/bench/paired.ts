/**
 * Paired timings: two things run in turn, A B A B …, and the ratio pair by pair.
 *
 * Machines are noisy and drift; a ratio of neighbours survives both. Figures are printed, never asserted.
 */
export interface Paired {
  /** Median seconds of each. */
  readonly a: number;
  readonly b: number;
  /** The least, the median and the greatest of a / b. */
  readonly ratio: readonly [number, number, number];
}

const seconds = (work: () => void): number => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1]!;

const ascending = (values: readonly number[]): number[] => values.toSorted((x, y) => x - y);

export const paired = (a: () => void, b: () => void, rounds = 7): Paired => {
  const pairs = Array.from({ length: rounds + 1 }, () => [seconds(a), seconds(b)] as const).slice(1);
  const ratios = ascending(pairs.map(([x, y]) => x / y));
  return {
    a: median(ascending(pairs.map(([x]) => x))),
    b: median(ascending(pairs.map(([, y]) => y))),
    ratio: [ratios[0]!, median(ratios), ratios.at(-1)!],
  };
};

export const ratioText = ({ ratio: [least, middle, most] }: Paired): string =>
  `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
