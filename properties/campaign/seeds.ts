/** Seeds far apart for batches of neighbouring seeds: no two campaigns share their runs by accident. */
export const batchSeed = (seed: number, first: number): number => (Math.imul(seed, 0x9e3779b1) + first) | 0;
