import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affordable,
  allocation,
  balanceOf,
  chainOf,
  channel,
  owed,
  participant,
  payouts,
  transfer,
  type Address,
  type Chain,
  type ChannelAddress,
  type Entry,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';
import { everyStep } from '../every-step.js';

const debts = ({ outcomes }: Chain, of: ChannelAddress): readonly Entry[] => {
  const outcome = outcomes[of];
  return outcome?.type === 'allocation' ? outcome.entries : [];
};

const [A, B, L] = [participant('A'), participant('B'), channel('L')];

const owing = (balance: bigint, ...entries: Entry[]): Chain =>
  chainOf([A, B], { balances: { [L]: balance }, outcomes: { [L]: allocation(...entries) } });

const paid = (chain: Chain, to: Address, amount: bigint): Chain => {
  const step = transfer(chain, { type: 'transfer', from: L, to, amount });
  if (step.status === 'rejected') throw new Error(step.reason.code);
  return step.chain;
};

describe('a transfer', () => {
  it('1. reduces the funds held in the channel by the amount', () => {
    everyStep('transfer', 200, (before, { from, amount }, after) => {
      expect(balanceOf(before, from) - balanceOf(after, from)).toBe(amount);
    });
  });

  it('2. increases the funds held by the destination by the amount', () => {
    everyStep('transfer', 200, (before, { to, amount }, after) => {
      expect(balanceOf(after, to) - balanceOf(before, to)).toBe(amount);
    });
  });

  it('3. reduces the amount owed to the destination by the amount', () => {
    everyStep('transfer', 200, (before, { from, to, amount }, after) => {
      expect(owed(debts(before, from), to) - owed(debts(after, from), to)).toBe(amount);
    });
  });

  it('changes no other debt and no other outcome, and keeps the order of the debts', () => {
    everyStep('transfer', 200, (before, { from, to }, after) => {
      const others = (chain: Chain) => debts(chain, from).filter(([address]) => address !== to);
      expect(others(after)).toEqual(others(before));
      expect({ ...after.outcomes, [from]: null }).toEqual({ ...before.outcomes, [from]: null });
      const order = debts(after, from).map(([address]) => address);
      expect(
        debts(before, from)
          .map(([address]) => address)
          .filter((address) => order.includes(address)),
      ).toEqual(order);
    });
  });

  it('is applied if and only if the channel can afford the amount', () => {
    const seen = { applied: 0, rejected: 0 };
    fc.assert(
      fc.property(
        situation({ guarantees: false, vast: false }),
        fc.bigInt({ min: 1n, max: 6n }),
        (world, amount) => {
          const chain = finalized(world);
          for (const from of Object.keys(chain.outcomes) as ChannelAddress[])
            for (const to of chain.participants) {
              const step = transfer(chain, { type: 'transfer', from, to, amount });
              const enough = affordable(debts(chain, from), balanceOf(chain, from), to) >= amount;
              expect(step.status).toBe(enough ? 'applied' : 'rejected');
              if (step.status === 'rejected') expect(step.reason.code).toBe('CannotAfford');
              seen[step.status] += 1;
            }
        },
      ),
      { numRuns: 150 },
    );
    expect(seen.applied).toBeGreaterThan(100);
    expect(seen.rejected).toBeGreaterThan(100);
  });

  it('never leaves an earlier entry less because a later one was transferred first', () => {
    let later = 0;
    everyStep('transfer', 200, (before, { from, to }, after) => {
      const place = debts(before, from).findIndex(([address]) => address === to);
      if (place > 0) later += 1;
      const would = (chain: Chain) => payouts(debts(chain, from), balanceOf(chain, from)).slice(0, place);
      expect(would(after)).toEqual(would(before));
    });
    expect(later).toBeGreaterThan(30);
  });

  it('in parts is the same as the whole', () => {
    const chain = owing(10n, [A, 3n], [B, 7n]);
    expect(paid(paid(paid(chain, B, 2n), A, 3n), B, 5n)).toEqual(paid(paid(chain, A, 3n), B, 7n));
  });

  it('does not pay a part of an amount it cannot afford', () => {
    expect(transfer(owing(5n, [B, 4n], [A, 3n]), { type: 'transfer', from: L, to: A, amount: 2n })).toEqual({
      status: 'rejected',
      reason: { code: 'CannotAfford', channel: L, destination: A, affordable: 1n, amount: 2n },
    });
  });

  it('to the channel itself moves no coins and only forgets the debt', () => {
    expect(paid(owing(5n, [L, 3n], [A, 5n]), L, 2n)).toEqual(owing(5n, [L, 1n], [A, 5n]));
  });

  it('pays amounts beyond 2^256 to the coin', () => {
    const vast = 2n ** 256n;
    const chain = paid(owing(vast + 1n, [A, vast], [B, vast]), A, vast);
    expect(chain.balances).toEqual({ [L]: 1n, [A]: vast });
    expect(paid(chain, B, 1n).outcomes[L]).toEqual(allocation([B, vast - 1n]));
  });
});
