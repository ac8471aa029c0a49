import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf, compose, composing, type Composing } from './index.js';

const played = (seed: number, runs: number): Composing & { broken?: unknown } => {
  const batches = composing(seed, runs);
  for (;;) {
    const { value, done } = batches.next();
    if (done) return { ...value.composing, ...(value.broken ? { broken: value.broken } : {}) };
  }
};

describe('in random networks composed of constructions', () => {
  it('every honest participant keeps and recovers what it is worth, and coins are conserved', () => {
    const met = played(1, 120);
    expect(met.broken).toBeUndefined();
    expect(met.compositions).toBe(120);
    expect(met.recoveries).toBeGreaterThan(200);
    expect(met.tight).toBeGreaterThan(150);
    expect(met.disputes).toBeGreaterThan(500);
    expect(met.stale).toBeGreaterThan(50);
    expect(met.refused).toBeGreaterThan(100);
    expect(met.built.size).toBeGreaterThan(8);
    expect(Math.max(...met.depth.keys())).toBeGreaterThan(2);
    expect(Math.max(...met.inFlight.keys())).toBeGreaterThan(3);
    expect([...met.built.keys()].some((kind) => kind.startsWith('open a virtual channel over'))).toBe(true);
  });

  it('the same choices lead to the same network', () => {
    const [choices] = fc.sample(choicesOf(), { numRuns: 1, seed: 4 }) as [number[]];
    expect(compose(choices)).toEqual(compose(choices));
  });

  it('a promise is broken if honest participants sign everything', () => {
    const all = fc.sample(choicesOf(), { numRuns: 10, seed: 2 });
    const broken = all.filter((choices) => compose(choices, () => ({ type: 'accept' })).broken);
    expect(broken.length).toBeGreaterThan(4);
  });
});
