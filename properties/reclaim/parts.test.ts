import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reclaim } from '../../spec/index.js';
import { allFinalized, ledgerSituation } from '../arbitraries/ledgers.js';

const { leastPaid, leastPaidInParts, partsOf } = reclaim;

describe('the parts of a chain', () => {
  it('together pay a participant at least exactly what the whole chain does by definition', () => {
    const seen = { several: 0, promised: 0 };
    for (const options of [{ hops: 2 }, { hops: 3, odd: false }])
      fc.assert(
        fc.property(ledgerSituation(options), fc.boolean(), (situation, all) => {
          const chain = all ? allFinalized(situation) : situation.chain;
          // What is promised by definition takes minutes to find where two virtual channels lie across three ledgers.
          fc.pre(Object.values(chain.outcomes).flat().length <= 11);
          if (partsOf(chain).length > 1) seen.several += 1;
          for (const who of chain.participants) {
            const least = leastPaidInParts(chain, who);
            expect(least).toBe(leastPaid(chain, who));
            if (least > 0n) seen.promised += 1;
          }
        }),
        { numRuns: 100 },
      );
    expect(seen.several).toBeGreaterThan(20);
    expect(seen.promised).toBeGreaterThan(100);
  });
});
