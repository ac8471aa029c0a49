import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologicalOrder, type Graph } from '../../spec/turbo/topological-order.js';

/** Up to eight nodes and any arrows between them, also to themselves, also several times the same. */
const graph: fc.Arbitrary<Graph<number>> = fc
  .array(fc.array(fc.nat({ max: 7 }), { maxLength: 2 }), { maxLength: 8 })
  .map((successors) => new Map(successors.entries()));

const nodes = (of: Graph<number>) => new Set([...of.keys(), ...[...of.values()].flat()]);

const reaches = (of: Graph<number>, from: number, to: number, seen = new Set<number>()): boolean =>
  (of.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(of, next, to, seen);
  });

describe('a topological order', () => {
  it('has every node once, each before all it points to, or there is a cycle', () => {
    const seen = { ordered: 0, cycle: 0 };
    fc.assert(
      fc.property(graph, (of) => {
        const result = topologicalOrder(of);
        seen[result.type] += 1;
        const circular = [...nodes(of)].some((node) => reaches(of, node, node));
        expect(result.type).toBe(circular ? 'cycle' : 'ordered');
        if (result.type === 'cycle') return;
        const place = new Map(result.order.map((node, i) => [node, i]));
        expect(place.size).toBe(result.order.length);
        expect(new Set(result.order)).toEqual(nodes(of));
        for (const [node, successors] of of)
          for (const next of successors) expect(place.get(node)!).toBeLessThan(place.get(next)!);
      }),
      { numRuns: 500 },
    );
    expect(seen.ordered).toBeGreaterThan(50);
    expect(seen.cycle).toBeGreaterThan(50);
  });

  it('is refused with a cycle of which each node points to the next, and the last to the first', () => {
    fc.assert(
      fc.property(graph, (of) => {
        const result = topologicalOrder(of);
        if (result.type === 'ordered') return;
        const { cycle } = result;
        expect(new Set(cycle).size).toBe(cycle.length);
        for (const [i, node] of cycle.entries())
          expect(of.get(node)).toContain(cycle[(i + 1) % cycle.length]);
      }),
      { numRuns: 500 },
    );
  });

  it('is found for 100,000 nodes in a row, and a cycle of as many', () => {
    const depth = 100_000;
    const row = new Map(Array.from({ length: depth }, (_, i) => [i, [i + 1]] as const));
    expect(topologicalOrder(row)).toMatchObject({ type: 'ordered', order: { length: depth + 1 } });
    row.set(depth, [0]);
    expect(topologicalOrder(row)).toMatchObject({ type: 'cycle', cycle: { length: depth + 1 } });
  });
});
