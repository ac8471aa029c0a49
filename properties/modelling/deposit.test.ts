import { describe, expect, it } from 'vitest';
import { balanceOf, chainOf, channel, deposit, entriesOf, participant } from '../../spec/index.js';
import { everyStep } from '../every-step.js';

describe('a deposit', () => {
  it('1. increases the funds held by the address by the amount', () => {
    everyStep('deposit', 500, (before, { to, amount }, after) => {
      expect(balanceOf(after, to) - balanceOf(before, to)).toBe(amount);
    });
  });

  it('2. brings the amount in from outside', () => {
    everyStep('deposit', 500, (before, { amount }, after) => {
      expect(after.deposited - before.deposited).toBe(amount);
      expect(after.withdrawn).toBe(before.withdrawn);
    });
  });

  it('changes no other balance and no outcome', () => {
    everyStep('deposit', 500, (before, { to }, after) => {
      const others = (chain: typeof before) =>
        entriesOf(chain.balances).filter(([address]) => address !== to);
      expect(others(after)).toEqual(others(before));
      expect(after.outcomes).toBe(before.outcomes);
    });
  });

  it('can be made for a participant, a channel, and an address that nobody has heard of', () => {
    const chain = chainOf([participant('A')]);
    for (const to of [participant('A'), channel('L')])
      expect(deposit(chain, { type: 'deposit', to, amount: 2n ** 256n })).toMatchObject({
        status: 'applied',
        chain: { balances: { [to]: 2n ** 256n }, deposited: 2n ** 256n },
      });
  });

  it('of nothing changes nothing', () => {
    const chain = chainOf([participant('A')], { balances: { [participant('A')]: 1n } });
    expect(deposit(chain, { type: 'deposit', to: channel('L'), amount: 0n })).toEqual({
      status: 'applied',
      chain,
    });
  });
});
