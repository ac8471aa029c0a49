import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channel, participant, reclaim, recordOf } from '../../spec/index.js';
import { allFinalized, ledgerSituation } from '../arbitraries/ledgers.js';

const { guaranteed, leastPaid, leastPaidInParts, ledgerChainOf, partsOf, simple } = reclaim;
type Outcome = reclaim.LedgerOutcome;

const [A, I, B] = [participant('A'), participant('I'), participant('B')];
const [L, R, V] = [channel('L'), channel("L'"), channel('V')];

describe('the parts of a chain', () => {
  it('together pay a participant, at the least, exactly what the whole chain does by definition', () => {
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

  it('are one for ledgers on both sides of a virtual channel that can change, and two where it is only read', () => {
    const ofV = [simple(A, 1n), simple(B, 1n)];
    const inR = [guaranteed(V, 2n, I, B), simple(I, 0n), simple(B, 0n)];
    const inL = [guaranteed(V, 2n, A, I), simple(A, 0n), simple(I, 0n)];
    const chainWith = (fields: { L?: Outcome; V?: Outcome; held?: bigint }) =>
      ledgerChainOf([A, I, B], {
        holdings: recordOf([
          [R, 2n],
          [L, 2n],
          [V, fields.held ?? 0n],
        ]),
        outcomes: recordOf([
          [R, inR],
          [L, fields.L ?? inL],
          [V, fields.V ?? ofV],
        ]),
      });
    expect(partsOf(chainWith({}))).toHaveLength(2);
    expect(partsOf(chainWith({ held: 1n }))).toHaveLength(1);
    expect(partsOf(chainWith({ V: [...ofV, guaranteed(L, 1n, A, B)] }))).toHaveLength(1);
    const owing = chainWith({ L: [simple(V, 1n)] });
    expect(partsOf(owing)).toHaveLength(1);
    expect([leastPaid(chainWith({}), I), leastPaidInParts(owing, I), leastPaid(owing, I)]).toEqual([
      2n,
      0n,
      0n,
    ]);
  });
});
