import { describe, expect, it } from 'vitest';
import { balanceOf, chainOf, entriesOf, participant, withdraw } from '../../spec/index.js';
import { everyStep } from '../every-step.js';

const [A, B] = [participant('A'), participant('B')];

describe('a withdrawal', () => {
  it('1. reduces the funds held by the participant by the amount', () => {
    everyStep('withdraw', 60, (before, { from, amount }, after) => {
      expect(balanceOf(before, from) - balanceOf(after, from)).toBe(amount);
    });
  });

  it('2. takes the amount outside', () => {
    everyStep('withdraw', 60, (before, { amount }, after) => {
      expect(after.withdrawn - before.withdrawn).toBe(amount);
      expect(after.deposited).toBe(before.deposited);
    });
  });

  it('changes no other balance and no outcome', () => {
    everyStep('withdraw', 60, (before, { from }, after) => {
      const others = (chain: typeof before) =>
        entriesOf(chain.balances).filter(([address]) => address !== from);
      expect(others(after)).toEqual(others(before));
      expect(after.outcomes).toBe(before.outcomes);
    });
  });

  it('may take all of the balance, also beyond 2^256, and not one coin more', () => {
    const balance = 2n ** 256n + 5n;
    const chain = chainOf([A], { balances: { [A]: balance } });
    const all = { type: 'withdraw', from: A, amount: balance, signer: A } as const;
    expect(withdraw(chain, all)).toMatchObject({ status: 'applied', chain: { withdrawn: balance } });
    expect(withdraw(chain, { ...all, amount: balance + 1n })).toEqual({
      status: 'rejected',
      reason: { code: 'InsufficientBalance', address: A, balance, amount: balance + 1n },
    });
  });

  it('is refused to everybody but the holder of the key, even to another participant', () => {
    const chain = chainOf([A, B], { balances: { [A]: 5n } });
    expect(withdraw(chain, { type: 'withdraw', from: A, amount: 1n, signer: B })).toEqual({
      status: 'rejected',
      reason: { code: 'NotSigned', from: A, signer: B },
    });
  });
});
