/** What a composed network costs, by its size: all of it, and one recovery in the network that it ends with. */
import fc from 'fast-check';
import { choicesOf, compose } from '../compositions/index.js';
import { recovering } from '../compositions/recovering.js';

interface Cost {
  networks: number;
  /** Milliseconds. */
  all: number;
  recoveries: number;
  recovering: number;
}

const timed = <T>(work: () => T): readonly [T, number] => {
  const began = performance.now();
  const done = work();
  return [done, performance.now() - began];
};

/** Sizes of about as many networks each. */
const sizeOf = (participants: number, channels: number): string => {
  const least = channels < 6 ? '2–5' : channels < 10 ? '6–9' : '10 or more';
  return `${participants} participants, ${least} channels`;
};

export const benchCompositions = (): void => {
  const costs = new Map<string, Cost>();
  const memory: number[] = [];
  const numbers = fc.sample(fc.nat({ max: 65_535 }), { seed: 2, numRuns: 200 });
  for (let seed = 0; seed < 60; seed++) {
    for (const choices of fc.sample(choicesOf(), { seed, numRuns: 20 })) {
      const [{ end, honest, participants, channels }, all] = timed(() => compose(choices));
      const size = sizeOf(participants, channels);
      const cost = costs.get(size) ?? { networks: 0, all: 0, recoveries: 0, recovering: 0 };
      cost.networks += 1;
      cost.all += all;
      for (const who of honest) {
        let at = 0;
        const draw = (below: number): number => (numbers[at++] ?? 0) % Math.max(1, below);
        cost.recoveries += 1;
        cost.recovering += timed(() => recovering(end, who, draw))[1];
      }
      costs.set(size, cost);
    }
    memory.push(process.memoryUsage().rss / 1e6);
  }

  console.log('Networks composed of constructions');
  for (const [size, { networks, all, recoveries, recovering }] of [...costs].sort(([a], [b]) =>
    a < b ? -1 : 1,
  ))
    console.log(
      `  ${size}: ${(all / networks).toFixed(1)} ms each, of ${networks}; a recovery ${(recovering / recoveries).toFixed(2)} ms`,
    );
  const each = [...costs.values()];
  const mean =
    each.reduce((sum, { all }) => sum + all, 0) / each.reduce((sum, { networks }) => sum + networks, 0);
  console.log(`  ${Math.round(60_000 / mean).toLocaleString('en-US')} networks a minute on one core`);
  const [half, whole] = [memory[29]!, memory.at(-1)!].map((megabytes) => megabytes.toFixed(0));
  console.log(`  memory: ${half} MB after 600 networks, ${whole} MB after 1,200`);
};
