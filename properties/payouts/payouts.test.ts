import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainOf,
  channel,
  explainPayout,
  guarantee,
  nitroInPayouts,
  participant,
  printNetwork,
  readNetwork,
  stepsOfPayClaims,
  stepsOfPayOut,
  printAction,
  balanceOf,
  type Chain,
  type PayoutAction,
  type PayoutRejectionCode,
  type RejectionCode,
  type Steps,
} from '../../spec/index.js';
import { written } from '../figures/index.js';
import { payoutLaws } from './laws.js';
import { payoutMutants } from './mutants.js';
import { world, type PayoutRules } from './worlds.js';

const [L, J, G] = [channel('L'), channel('J'), channel('G')];

const at = (network: string): Chain =>
  chainOf(['A', 'B', 'I'].map(participant), written(readNetwork(network)));

const done = (network: string, action: PayoutAction): string => {
  const step = nitroInPayouts(at(network), action);
  return step.status === 'applied' ? printNetwork(step.chain) : step.reason.code;
};

const printed = (steps: Steps): string[] =>
  steps.status === 'due' ? steps.actions.map((action) => printAction(action)) : [steps.reason.code];

/** How often a law said something, and the first world in which it is false. */
const tried = (id: string, rules: PayoutRules) => {
  const law = payoutLaws.find((law) => law.id === id)!;
  const seen = { true: 0, false: 0 };
  for (const one of fc.sample(world, { numRuns: 800, seed: 7 })) {
    const holds = law.holds(one, rules);
    if (holds !== undefined) seen[`${holds}`] += 1;
  }
  return seen;
};

describe('a payout', () => {
  for (const { id, sentence } of payoutLaws)
    it(`${id}: ${sentence}`, () => {
      const seen = tried(id, nitroInPayouts);
      expect(seen.false).toBe(0);
      expect(seen.true).toBeGreaterThan(60);
    });

  it('is of greatest amounts in the order of the outcome, and pays participants at once', () => {
    const chain = at('⟦L:10 ↦ (A:3, K:5, B:7)⟧');
    expect(printed(stepsOfPayOut(chain, { type: 'payOut', from: L, entries: 'all' }))).toEqual([
      'T(L, A, 3)',
      'W_A(3)',
      'T(L, K, 5)',
      'T(L, B, 2)',
      'W_B(2)',
    ]);
    expect(done('⟦L:10 ↦ (A:3, K:5, B:7)⟧', { type: 'payOut', from: L, entries: [0, 2] })).toBe(
      '⟦L:5 ↦ (K:5, B:5)⟧',
    );
  });

  it('of claims is in the order of the guarantee, and of places in the outcome of its target', () => {
    const network = '⟦G:10 ↦ (J|I, B), J ↦ (A:4, B:5, I:8)⟧';
    const all = { type: 'payClaims', guarantee: G, entries: 'all' } as const;
    expect(printed(stepsOfPayClaims(at(network), all))).toEqual([
      'C(G, I, 8)',
      'W_I(8)',
      'C(G, B, 2)',
      'W_B(2)',
    ]);
    expect(done(network, { type: 'payClaims', guarantee: G, entries: [0, 1] })).toBe(
      '⟦G:8 ↦ (J|I, B), J ↦ (A:4, B:3, I:8)⟧',
    );
  });

  it('of claims pays debts that the guarantee does not list after those that it lists', () => {
    expect(done('⟦G:10 ↦ (J|I), J ↦ (A:4, I:8)⟧', { type: 'payClaims', guarantee: G, entries: 'all' })).toBe(
      '⟦G ↦ (J|I), J ↦ (A:2)⟧',
    );
  });

  it('does not pay on what a channel pays itself', () => {
    expect(done('⟦L:3 ↦ (L:3, A:5)⟧', { type: 'payOut', from: L, entries: 'all' })).toBe('⟦L:3 ↦ (A:5)⟧');
  });
});

describe('a deposit that expects something', () => {
  const expecting = (expected: bigint, amount: bigint) =>
    ({ type: 'depositExpecting', to: L, expected, amount }) as const;

  it('leaves exactly what is expected and the amount, whatever was held of it, or is refused', () => {
    const seen = { applied: 0, HeldLess: 0, HeldEnough: 0 };
    for (let held = 0n; held < 8n; held++)
      for (let expected = 0n; expected < 6n; expected++)
        for (let amount = 0n; amount < 6n; amount++) {
          const before = chainOf([], { balances: { [L]: held } });
          const step = nitroInPayouts(before, expecting(expected, amount));
          if (step.status === 'applied') {
            expect(balanceOf(step.chain, L)).toBe(expected + amount);
            expect(step.chain.deposited - before.deposited).toBeLessThanOrEqual(amount);
            seen.applied += 1;
          } else if (held < expected) seen[step.reason.code as 'HeldLess'] += 1;
          else {
            expect(held >= expected + amount).toBe(true);
            seen[step.reason.code as 'HeldEnough'] += 1;
          }
        }
    expect(seen).toEqual({ applied: 86, HeldLess: 90, HeldEnough: 112 });
  });
});

/** For each rejection that the paper does not have, a world in which it occurs. */
const witnesses: Record<
  Exclude<PayoutRejectionCode, RejectionCode>,
  readonly [network: string, action: PayoutAction, words: string]
> = {
  NotIncreasing: [
    '⟦L:5 ↦ (A:3, B:2)⟧',
    { type: 'payOut', from: L, entries: [1, 0] },
    'the places do not increase: 0 comes after 1',
  ],
  NoSuchEntry: [
    '⟦L:5 ↦ (A:3, B:2)⟧',
    { type: 'payOut', from: L, entries: [0, 2] },
    'there is no entry at place 2: the outcome has 2',
  ],
  KeepsNoBalance: [
    '⟦⟧',
    { type: 'deposit', to: participant('A'), amount: 1n },
    'A is a participant, who is paid at once and keeps no balance',
  ],
  HeldLess: [
    '⟦L:1⟧',
    { type: 'depositExpecting', to: L, expected: 2n, amount: 5n },
    'L holds 1, less than the 2 expected',
  ],
  HeldEnough: [
    '⟦L:7⟧',
    { type: 'depositExpecting', to: L, expected: 2n, amount: 5n },
    'L holds 7, and needs no deposit to hold 7',
  ],
};

describe('every rejection of payouts', () => {
  for (const [code, [network, action, words]] of Object.entries(witnesses))
    it(`${code} occurs, and says why`, () => {
      const step = nitroInPayouts(at(network), action);
      expect(step.status === 'rejected' && step.reason.code).toBe(code);
      expect(step.status === 'rejected' && explainPayout(step.reason)).toBe(words);
    });

  it('of a repeated place is that of places that do not increase', () => {
    expect(done('⟦L:5 ↦ (A:3, B:2)⟧', { type: 'payOut', from: L, entries: [1, 1] })).toBe('NotIncreasing');
    expect(done('⟦G:5 ↦ (L|A), L ↦ (A:3)⟧', { type: 'payClaims', guarantee: G, entries: [0, 0] })).toBe(
      'NotIncreasing',
    );
  });

  it('of the paper occurs where its premise fails', () => {
    const all = { entries: 'all' } as const;
    expect(done('⟦L:5⟧', { type: 'payOut', from: L, ...all })).toBe('NotFinalized');
    expect(done('⟦G:5 ↦ (L|A)⟧', { type: 'payOut', from: G, ...all })).toBe('NotAnAllocation');
    expect(done('⟦L:5 ↦ (A:5)⟧', { type: 'payClaims', guarantee: L, ...all })).toBe('NotAGuarantee');
    expect(done('⟦G:5 ↦ (J|A)⟧', { type: 'payClaims', guarantee: G, ...all })).toBe('NotFinalized');
    expect(done('⟦G:5 ↦ (J|A), J ↦ (L|A)⟧', { type: 'payClaims', guarantee: G, ...all })).toBe(
      'NotAnAllocation',
    );
    expect(done('⟦L ↦ (A:5)⟧', { type: 'payOut', from: L, ...all })).toBe('ZeroAmount');
    expect(done('⟦L:5 ↦ (A:5)⟧', { type: 'payOut', from: L, entries: [] })).toBe('ZeroAmount');
    expect(done('⟦G ↦ (L|A), L ↦ (A:5)⟧', { type: 'payClaims', guarantee: G, ...all })).toBe('ZeroAmount');
    expect(done('⟦J ↦ (A:1)⟧', { type: 'finalize', channel: J, outcome: guarantee(L) })).toBe(
      'AlreadyFinalized',
    );
    expect(explainPayout({ code: 'NotFinalized', channel: L })).toBe('L has no finalized outcome');
  });
});

describe('a wrong payout', () => {
  for (const { id, wrong, rules, caughtBy } of payoutMutants)
    it(`is noticed: ${id}. ${wrong}`, () => {
      expect(tried(caughtBy, rules).false).toBeGreaterThan(0);
    });

  it('is there for every law', () => {
    const laws = new Set(payoutMutants.map(({ caughtBy }) => caughtBy));
    const without = payoutLaws.map(({ id }) => id).filter((id) => !laws.has(id));
    expect(without).toEqual([]);
  });
});
