import { defineConfig } from 'vitest/config';

/** Worker threads start faster than processes, and two cores are enough for all of it. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['properties/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
