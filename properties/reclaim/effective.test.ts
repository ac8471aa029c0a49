import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, reclaim, type ChannelAddress } from '../../spec/index.js';
import { allFinalized, ledgerSituation } from '../arbitraries/ledgers.js';
import { apply } from './redistribution.js';

const { effective, ledgers } = reclaim;

const owesToItself = ({ outcomes }: reclaim.LedgerChain): boolean =>
  entriesOf<ChannelAddress, reclaim.LedgerOutcome>(outcomes).some(([ledger, outcome]) =>
    outcome.some(({ destination }) => destination === ledger),
  );

describe('an operation', () => {
  it('is effective if and only if it changes the chain', () => {
    let [changes, same] = [0, 0];
    fc.assert(
      fc.property(ledgerSituation().map(allFinalized), (chain) => {
        const listed = new Set(effective(chain).map((action) => JSON.stringify(action)));
        for (const [from, outcome] of entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes))
          for (const index of outcome.keys())
            for (const action of [
              { type: 'transfer', from, indices: [index] } as const,
              { type: 'reclaim', from, index } as const,
            ]) {
              const step = ledgers(chain, action);
              const changed = step.status === 'applied' && step.chain !== chain;
              expect(listed.has(JSON.stringify(action))).toBe(changed);
              if (changed) changes += 1;
              else same += 1;
            }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(changes, same)).toBeGreaterThan(300);
  });

  it('of several entries is the transfers of each of them, in any order, if the ledger owes nothing to itself', () => {
    let several = 0;
    fc.assert(
      fc.property(
        ledgerSituation().map(allFinalized),
        fc.nat(255),
        fc.boolean(),
        (chain, bits, backwards) => {
          if (owesToItself(chain)) return;
          for (const [from, outcome] of entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes)) {
            const indices = [...outcome.keys()].filter(
              (index) => outcome[index]!.type === 'simple' && (bits >> index) % 2 === 1,
            );
            if (indices.length < 2) continue;
            several += 1;
            const one = apply(chain, { type: 'transfer', from, indices });
            const each = (backwards ? indices.toReversed() : indices).reduce(
              (chain, index) => apply(chain, { type: 'transfer', from, indices: [index] }),
              chain,
            );
            expect(reclaim.printLedgerOutcome(each.outcomes[from]!)).toBe(
              reclaim.printLedgerOutcome(one.outcomes[from]!),
            );
            expect({ ...each.holdings }).toEqual({ ...one.holdings });
            expect({ ...each.paid }).toEqual({ ...one.paid });
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(60);
  });

  it('is effective only so often: every redistribution comes to an end', () => {
    let steps = 0;
    fc.assert(
      fc.property(
        ledgerSituation().map(allFinalized),
        fc.array(fc.nat(255), { minLength: 40, maxLength: 40 }),
        (chain, choices) => {
          for (const choice of choices) {
            const next = effective(chain);
            if (next.length === 0) return;
            steps += 1;
            chain = apply(chain, next[choice % next.length]!);
          }
          expect(effective(chain)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
    expect(steps).toBeGreaterThan(600);
  });
});
