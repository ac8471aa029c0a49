import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  entriesOf,
  keysOf,
  nitro,
  payable,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type NitroAction,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';
import { history } from '../every-step.js';
import { choices, complete } from '../turbo/complete.js';

const one = (type: 'transfer' | 'claim', payer: ChannelAddress, to: Address, amount: Coins): NitroAction =>
  type === 'transfer' ? { type, from: payer, to, amount } : { type, guarantee: payer, to, amount };

/** By definition: one coin of every payment there could be, tried out. */
const payableByTrying = (chain: Chain): NitroAction[] =>
  keysOf(chain.outcomes).flatMap((payer) =>
    [...keysOf<Address>(chain.outcomes), ...chain.participants].flatMap((to) =>
      (['transfer', 'claim'] as const)
        .map((type) => one(type, payer, to, 1n))
        .filter((payment) => nitro(chain, payment).status === 'applied'),
    ),
  );

const inText = (actions: readonly NitroAction[]): string[] =>
  actions.map((action) => JSON.stringify({ ...action, amount: '' })).toSorted();

describe('what is payable', () => {
  it('is exactly what one coin of it can be paid', () => {
    let payments = 0;
    fc.assert(
      fc.property(situation({ vast: false }), (world) => {
        const chain = finalized(world);
        payments += payable(chain).length;
        expect(inText(payable(chain))).toEqual(inText(payableByTrying(chain)));
      }),
      { numRuns: 150 },
    );
    expect(payments).toBeGreaterThan(150);
  });

  it('can be paid in its greatest amount, and not one coin more', () => {
    const seen = { transfer: 0, claim: 0 };
    fc.assert(
      fc.property(history(), (attempts) => {
        const { before } = attempts.at(-1)!;
        for (const payment of payable(before)) {
          seen[payment.type] += 1;
          expect(nitro(before, payment).status).toBe('applied');
          expect(nitro(before, { ...payment, amount: payment.amount + 1n })).toMatchObject({
            reason: { code: 'CannotAfford', affordable: payment.amount },
          });
        }
      }),
      { numRuns: 200 },
    );
    expect(seen.transfer).toBeGreaterThan(30);
    expect(seen.claim).toBeGreaterThan(5);
  });

  it('is nothing in the end, and then no channel holds coins that it or its target owes', () => {
    fc.assert(
      fc.property(situation().map(finalized), choices, (chain, some) => {
        const end = complete(chain, some);
        expect(payable(end)).toEqual([]);
        for (const [channel, outcome] of entriesOf(end.outcomes)) {
          const debts = outcome.type === 'guarantee' ? end.outcomes[outcome.target] : outcome;
          if (debts?.type === 'allocation' && debts.entries.length > 0)
            expect(balanceOf(end, channel)).toBe(0n);
        }
      }),
      { numRuns: 150 },
    );
  });
});
