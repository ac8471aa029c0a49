import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affordable,
  balanceOf,
  chainOf,
  claim,
  entriesOf,
  nitro,
  owed,
  participant,
  payouts,
  printNetwork,
  readAction,
  readNetwork,
  reprioritize,
  type Chain,
  type ChannelAddress,
  type Entry,
  type Guarantee,
  type Outcome,
  type Step,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';
import { everyStep } from '../every-step.js';
import { written } from '../figures/index.js';

const guaranteeOf = ({ outcomes }: Chain, by: ChannelAddress): Guarantee => {
  const outcome = outcomes[by];
  if (outcome?.type !== 'guarantee') throw new Error(`${by} is no guarantee`);
  return outcome;
};

const debts = (chain: Chain, by: ChannelAddress): readonly Entry[] => {
  const outcome = chain.outcomes[guaranteeOf(chain, by).target];
  return outcome?.type === 'allocation' ? outcome.entries : [];
};

const after = (network: string, ...actions: readonly string[]): Step => {
  let step: Step = {
    status: 'applied',
    chain: chainOf(['A', 'B', 'I'].map(participant), written(readNetwork(network))),
  };
  for (const action of actions)
    if (step.status === 'applied') step = nitro(step.chain, written(readAction(action)));
  return step;
};

const printed = (step: Step): string =>
  step.status === 'applied' ? printNetwork(step.chain) : step.reason.code;

describe('a claim', () => {
  it('1. reduces the funds held in the guarantee by the amount', () => {
    everyStep('claim', 40, (before, { guarantee, amount }, after) => {
      expect(balanceOf(before, guarantee) - balanceOf(after, guarantee)).toBe(amount);
    });
  });

  it('2. increases the funds held by the destination by the amount', () => {
    everyStep('claim', 40, (before, { to, amount }, after) => {
      expect(balanceOf(after, to) - balanceOf(before, to)).toBe(amount);
    });
  });

  it('3. reduces the amount that the target owes the destination by the amount', () => {
    everyStep('claim', 40, (before, { guarantee, to, amount }, after) => {
      expect(owed(debts(before, guarantee), to) - owed(debts(after, guarantee), to)).toBe(amount);
    });
  });

  it('changes no other debt and no other outcome, not even the guarantee', () => {
    everyStep('claim', 40, (before, { guarantee, to }, after) => {
      const others = (chain: Chain) => debts(chain, guarantee).filter(([address]) => address !== to);
      expect(others(after)).toEqual(others(before));
      const { target } = guaranteeOf(before, guarantee);
      expect({ ...after.outcomes, [target]: null }).toEqual({ ...before.outcomes, [target]: null });
    });
  });

  it('never leaves less to whom the guarantee pays first because another was claimed for first', () => {
    let later = 0;
    everyStep('claim', 40, (before, { guarantee, to }, after) => {
      const would = (chain: Chain) =>
        payouts(
          reprioritize(guaranteeOf(chain, guarantee), debts(chain, guarantee)),
          balanceOf(chain, guarantee),
        );
      const place = would(before).findIndex(([address]) => address === to);
      if (place > 0) later += 1;
      expect(would(after).slice(0, place)).toEqual(would(before).slice(0, place));
    });
    expect(later).toBeGreaterThan(5);
  });

  it('is applied if and only if the guarantee can afford the amount in its own order', () => {
    const seen = { applied: 0, rejected: 0, reordered: 0 };
    fc.assert(
      fc.property(situation({ vast: false }), fc.bigInt({ min: 1n, max: 6n }), (world, amount) => {
        const chain = finalized(world);
        for (const [by, outcome] of entriesOf<ChannelAddress, Outcome>(chain.outcomes)) {
          if (outcome.type === 'allocation' || chain.outcomes[outcome.target]?.type !== 'allocation')
            continue;
          for (const [to] of debts(chain, by)) {
            const funds = balanceOf(chain, by);
            const most = affordable(reprioritize(outcome, debts(chain, by)), funds, to);
            if (most !== affordable(debts(chain, by), funds, to)) seen.reordered += 1;
            const step = claim(chain, { type: 'claim', guarantee: by, to, amount });
            expect(step.status).toBe(most >= amount ? 'applied' : 'rejected');
            if (step.status === 'rejected') expect(step.reason.code).toBe('CannotAfford');
            seen[step.status] += 1;
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(seen.applied).toBeGreaterThan(60);
    expect(seen.rejected).toBeGreaterThan(60);
    expect(seen.reordered).toBeGreaterThan(15);
  });

  it('pays nothing before the outcome of the target is finalized, and pays once it is', () => {
    const network = '⟦G:3 ↦ (L|B)⟧';
    expect(after(network, 'C(G, B, 1)')).toEqual({
      status: 'rejected',
      reason: { code: 'NotFinalized', channel: 'L' },
    });
    expect(printed(after(network, 'F(L, (A:2, B:3))', 'C(G, B, 1)'))).toBe(
      '⟦G:2 ↦ (L|B), L ↦ (A:2, B:2), B:1⟧',
    );
  });

  it('works with the debts that the target still has, not with those it had', () => {
    const network = '⟦G:3 ↦ (L|B), L:3 ↦ (B:3, A:3)⟧';
    expect(printed(after(network, 'T(L, B, 3)', 'C(G, A, 3)'))).toBe('⟦G ↦ (L|B), L ↦ (), B:3, A:3⟧');
    expect(printed(after(network, 'C(G, A, 3)'))).toBe('CannotAfford');
  });

  it('leaves the coins of the target itself alone', () => {
    expect(printed(after('⟦G:3 ↦ (L|B), L:5 ↦ (A:2, B:3)⟧', 'C(G, B, 3)'))).toBe(
      '⟦G ↦ (L|B), L:5 ↦ (A:2), B:3⟧',
    );
  });

  it('for the guarantee itself moves no coins and only forgets the debt of the target', () => {
    expect(printed(after('⟦G:3 ↦ (L|), L ↦ (G:2, A:3)⟧', 'C(G, G, 2)'))).toBe('⟦G:3 ↦ (L|), L ↦ (A:3)⟧');
  });

  it('pays amounts beyond 2^256 to the coin', () => {
    const vast = 2n ** 256n;
    expect(
      printed(after(`⟦G:${vast + 1n} ↦ (L|B), L ↦ (A:9, B:${vast})⟧`, `C(G, B, ${vast})`, 'C(G, A, 1)')),
    ).toBe(`⟦G ↦ (L|B), L ↦ (A:8), B:${vast}, A:1⟧`);
  });
});

describe('two guarantees of one target', () => {
  const network = '⟦G1:5 ↦ (J|I, A), G2:5 ↦ (J|I, B), J ↦ (I:5, A:5, B:5)⟧';

  it('pay B if the first is claimed first, and A if the second is', () => {
    expect(printed(after(network, 'C(G1, I, 5)', 'C(G2, B, 5)'))).toContain('J ↦ (A:5), I:5, B:5');
    expect(printed(after(network, 'C(G2, I, 5)', 'C(G1, A, 5)'))).toContain('J ↦ (B:5), I:5, A:5');
  });

  it('never pay both A and B in full', () => {
    expect(printed(after(network, 'C(G1, I, 5)', 'C(G2, A, 5)'))).toBe('CannotAfford');
    expect(printed(after(network, 'C(G2, I, 5)', 'C(G1, B, 5)'))).toBe('CannotAfford');
  });
});
