import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nitro, printNetwork, type Chain } from '../../spec/index.js';
import { resolve, schedule, situation } from '../arbitraries/index.js';

/** All there is to a chain, as a text. */
const inFull = (chain: Chain): string =>
  [printNetwork(chain), chain.participants, chain.deposited, chain.withdrawn].join(' ');

describe('a rule', () => {
  it('leaves the chain it was given as it was, whether it applies the action or refuses it', () => {
    const seen = { applied: 0, rejected: 0 };
    fc.assert(
      fc.property(situation(), schedule(), ({ chain: start, reached }, intents) => {
        let chain = start;
        for (const intent of intents) {
          const before = inFull(chain);
          const step = nitro(chain, resolve({ chain, reached }, intent));
          expect(inFull(chain)).toBe(before);
          seen[step.status] += 1;
          if (step.status === 'applied') chain = step.chain;
        }
      }),
    );
    expect(seen.applied).toBeGreaterThan(500);
    expect(seen.rejected).toBeGreaterThan(50);
  });

  it('answers a refused action with a reason and nothing else, so that the chain stays the very same', () => {
    let refused = 0;
    fc.assert(
      fc.property(situation(), schedule(), (world, intents) => {
        for (const intent of intents) {
          const step = nitro(world.chain, resolve(world, intent));
          if (step.status === 'applied') continue;
          refused += 1;
          expect(Object.keys(step)).toEqual(['status', 'reason']);
        }
      }),
    );
    expect(refused).toBeGreaterThan(50);
  });

  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(situation(), schedule(), (world, intents) => {
        for (const intent of intents) {
          const action = resolve(world, intent);
          expect(nitro(world.chain, action)).toEqual(nitro(world.chain, action));
        }
      }),
    );
  });
});
