import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  guarantee,
  leastOf,
  lowerBoundValues,
  mostOf,
  promised,
  recover,
  type ChannelAddress,
  type Effort,
  type View,
} from '../../spec/index.js';
import { duel } from './duel.js';
import { hub } from './hub.js';
import { A, G, H, I, J, smallView, X } from './views.js';
import { finalizable, onChain, orderFigure, placed, twoGuarantees, universal } from './worlds.js';

describe('recovery', () => {
  it('of a hub with 300 channels, a third of the virtual channels in flight, keeps the exact value', () => {
    const view = hub(50);
    expect(promised(view, I)).toEqual({ type: 'exact', value: 200n });
    const numbers = Array.from({ length: 60 }, (_, i) => (i * 97 + 13) % 256);
    const { got, trace } = duel(view, I, numbers);
    expect(got).toBe(200n);
    expect(trace.some(({ by }) => by === 'others')).toBe(true);
  });

  it('submits nothing where nothing matters to the player', () => {
    const view = placed([[J, 5n]], [[J, universal(allocation([I, 5n]))]]);
    expect(recover(view, A)).toEqual([]);
    expect(recover(view, I)).not.toEqual([]);
  });

  it('waits with a guarantee that it alone can finalize until the other one has paid', () => {
    const submitted = recover(orderFigure(finalizable), A);
    expect(submitted.map(({ type }) => type)).toEqual(['finalize', 'finalize']);
    const settled = placed(
      [
        [G, 1n],
        [H, 1n],
      ],
      [
        [G, finalizable(guarantee(J, I, A))],
        [H, guarantee(J, I, channel('B'))],
        [J, allocation([I, 1n], [A, 1n], [channel('B'), 1n])],
      ],
    );
    expect(recover(settled, A)).toEqual([{ type: 'claim', guarantee: H, to: I, amount: 1n }]);
  });

  it('promises at least the lower bound where everything is on chain', () => {
    fc.assert(
      fc.property(smallView(['onChain']), fc.constantFrom(A, X), (view, target) => {
        const bounds = lowerBoundValues(view.chain);
        if (bounds.type !== 'values' || view.chain.outcomes[target as ChannelAddress]) return;
        expect(leastOf(promised(view, target))).toBeGreaterThanOrEqual(bounds.values[target] ?? 0n);
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

describe('with too little effort', () => {
  const mixed = smallView(['onChain', 'universal', 'finalizable', 'enabled', 'challengeable']);
  const little = fc.constantFrom({ cases: 1 }, { positions: 1 }, { pipes: 1 });

  /** Which effort was exceeded, if the value is where the rough promise says. */
  const exceeded = (view: View, effort: Partial<Effort>): string | undefined => {
    const [rough, exact] = [promised(view, A, effort), promised(view, A)];
    if (exact.type !== 'exact') throw new Error('these views are small');
    expect(leastOf(rough)).toBeLessThanOrEqual(exact.value);
    expect(mostOf(rough)).toBeGreaterThanOrEqual(exact.value);
    return rough.type === 'between' ? rough.exceeded : undefined;
  };

  it('what is promised is an interval that holds the value, and says which effort it exceeded', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(mixed, little, (view, effort) => void found.add(exceeded(view, effort) ?? 'none')),
      { numRuns: 600, seed: 21 },
    );
    for (const { view } of twoGuarantees([onChain])) found.add(exceeded(view, { pipes: 1 }) ?? 'none');
    expect([...found].toSorted()).toEqual(['cases', 'none', 'pipes', 'positions']);
  });

  it('the honest player still ends with at least the least', () => {
    fc.assert(
      fc.property(
        mixed,
        fc.array(fc.nat({ max: 255 }), { minLength: 20, maxLength: 60 }),
        little,
        (view, numbers, effort) => {
          const result = duel(view, A, numbers, { effort });
          expect(result.got).toBeGreaterThanOrEqual(leastOf(result.promised));
        },
      ),
      { numRuns: 400, seed: 22 },
    );
  });
});
