import { describe, expect, it } from 'vitest';
import {
  allocation,
  chainOf,
  channel,
  invariants,
  nitro,
  participant,
  recordOf,
  type NitroAction,
} from '../../spec/index.js';
import { mutants } from '../mutants/rules.js';
import { campaign, recovery, replay, shrink, type Progress } from './index.js';

const wrong = (id: string) => mutants.find((mutant) => mutant.id === id)!.rules;

const last = <T>(progress: Generator<T, T>): T => {
  let next = progress.next();
  while (!next.done) next = progress.next();
  return next.value;
};

const counts = ({ tally }: Progress) => ({ ...tally, networks: tally.networks.size });

describe('a campaign', () => {
  const options = { rules: nitro, invariants, runs: 100 };

  it('does the same for the same seed, and something else for another', () => {
    const first = counts(last(campaign({ ...options, seed: 3 })));
    expect(counts(last(campaign({ ...options, seed: 3 })))).toEqual(first);
    expect(counts(last(campaign({ ...options, seed: 4 })))).not.toEqual(first);
  });

  it('meets a network it has not met before in nearly every run', () => {
    const { tally } = last(campaign({ ...options, seed: 3 }));
    expect(tally.runs).toBe(100);
    expect(tally.networks.size).toBeGreaterThan(90);
  });
});

describe('a counterexample', () => {
  it.each([
    ['transfer-without-debit', 1],
    ['claim-without-credit', 1],
    ['second-finalization', 1],
    ['withdrawal-by-anybody', 1],
    ['debt-grows-with-payment', 1],
  ])('of %s is shrunk to the fewest actions, and still fails', (id, fewest) => {
    const rules = wrong(id);
    const { found } = last(campaign({ rules, invariants, seed: 1, runs: 2000 }));
    if (found?.type !== 'violation') throw new Error(`nothing found`);
    const { invariant } = found.violation;
    const smallest = shrink(rules, found.trace, invariant);
    expect(smallest.actions).toHaveLength(fewest);
    expect(replay(rules, smallest, [invariant])?.invariant).toBe(invariant);
    expect(replay(nitro, smallest, [invariant])).toBeUndefined();
  });

  it('is shrunk in the end when its amounts cannot be small', () => {
    const [A, L] = [participant('A'), channel('L')];
    const least = 2n ** 256n;
    const keepsLargeAmounts = (chain: Parameters<typeof nitro>[0], action: NitroAction) =>
      action.type === 'transfer' && action.amount >= least
        ? wrong('transfer-without-debit')(chain, action)
        : nitro(chain, action);
    const start = chainOf([A], {
      balances: recordOf([[L, 5n * least]]),
      outcomes: recordOf([[L, allocation([A, 5n * least])]]),
    });
    const actions = [{ type: 'transfer', from: L, to: A, amount: 5n * least }] as const;
    const [action] = shrink(keepsLargeAmounts, { start, actions }, invariants[0]!).actions;
    expect(action).toMatchObject({ type: 'transfer' });
    expect((action as { amount: bigint }).amount).toBeLessThan(2n * least);
  });
});

describe('recovery', () => {
  it('does the same for the same seed, and most players have something to lose', () => {
    const { recovered, loss } = last(recovery(5, 64));
    expect(loss).toBeUndefined();
    expect(recovered.promising).toBeGreaterThan(16);
    expect(recovered.late).toBeGreaterThan(8);
    expect(recovered.recovered).toBeGreaterThanOrEqual(recovered.promised);
    expect(last(recovery(5, 64)).recovered).toEqual(recovered);
  });
});
