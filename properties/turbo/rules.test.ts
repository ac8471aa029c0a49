import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nitro, turbo, type RejectionCode, type TurboAction } from '../../spec/index.js';
import { resolve, schedule, situation } from '../arbitraries/index.js';

describe('Turbo', () => {
  it('agrees with Nitro on every world without guarantees, in all that it applies and refuses', () => {
    const seen = { applied: 0, rejected: 0 };
    fc.assert(
      fc.property(situation({ guarantees: false }), schedule(), ({ chain: start, reached }, intents) => {
        let chain = start;
        for (const intent of intents) {
          const action = resolve({ chain, reached }, intent);
          if (action.type === 'claim') continue;
          if (action.type === 'finalize' && action.outcome.type === 'guarantee') continue;
          const step = turbo(chain, action);
          expect(step).toEqual(nitro(chain, action));
          seen[step.status] += 1;
          if (step.status === 'applied') chain = step.chain;
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.applied).toBeGreaterThan(800);
    expect(seen.rejected).toBeGreaterThan(60);
  });

  it('never has a guarantee on its chain, whatever is finalized', () => {
    const refused = new Set<RejectionCode>();
    fc.assert(
      fc.property(situation({ guarantees: true }), schedule(), ({ chain: start, reached }, intents) => {
        let chain = { ...start, outcomes: {} } as typeof start;
        for (const intent of intents) {
          const action = resolve({ chain, reached }, intent);
          if (action.type === 'claim') continue;
          const step = turbo(chain, action satisfies TurboAction);
          if (step.status === 'applied') chain = step.chain;
          else refused.add(step.reason.code);
          expect(Object.values(chain.outcomes).map(({ type }) => type)).not.toContain('guarantee');
        }
      }),
    );
    expect(refused).toContain('GuaranteeInTurbo');
  });
});
