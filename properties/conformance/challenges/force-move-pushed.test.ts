/** Payouts through the adjudicator: what is owed is paid, and anybody can have it paid again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { pushedPayouts } from '../../../conformance/evm/asset-holder/force-move-pushed.js';
import { generations } from '../../../conformance/evm/asset-holder/generation.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import type { Implementation, Payouts } from '../../../conformance/payouts/index.js';
import { play } from '../../../conformance/play.js';
import { channel, participant, readNetwork } from '../../../spec/index.js';
import { written } from '../../figures/index.js';
import { packageOf, present } from './force-move-scene.js';

type Action = Payouts['action'];

const [L, J, G] = ['L', 'J', 'G'].map(channel) as [never, never, never];

const payOut = (from: never): Action => ({ type: 'payOut', from, entries: 'all' });
const payClaims = (guarantee: never): Action => ({ type: 'payClaims', guarantee, entries: 'all' });
const deposit = (to: never, amount: bigint): Action => ({
  type: 'depositExpecting',
  to,
  expected: 0n,
  amount,
});

const names = present.map(packageOf).filter((name) => name in generations) as (keyof typeof generations)[];

describe.each(names)('%s, paid out through its adjudicator', (name) => {
  let implementation: Implementation;

  beforeAll(async () => {
    implementation = await pushedPayouts(name, await tarball(name));
  });

  /** What both sides first disagree about, if they do. */
  const disagreement = async (network: string, ...actions: readonly Action[]) => {
    const { balances, outcomes } = written(readNetwork(network));
    const start = {
      participants: ['A', 'B', 'I'].map(participant),
      balances,
      finalized: outcomes,
      challenged: {},
    };
    const operations = actions.map((action) => ({ action, seconds: 1 }));
    const encounter = await play(implementation, { start, operations });
    return encounter && [encounter.trace.operations.length, encounter.meeting.disagreement];
  };

  it('pays what is owed, as far as there are coins, and pays claims', async () => {
    expect(await disagreement('⟦L:4 ↦ (A:4, B:6)⟧', payOut(L))).toBeUndefined();
    expect(await disagreement('⟦G:4 ↦ (J|A), J:3 ↦ (A:5)⟧', payClaims(G))).toBeUndefined();
  });

  it('pays a debt a second time from what is left over', async () => {
    expect(await disagreement('⟦L:8 ↦ (A:5)⟧', payOut(L), payOut(L))).toEqual([
      2,
      { verdict: 'difference', parts: ['balances', 'outcomes'] },
    ]);
  });

  it('pays the first debt a second time from coins that come later, and the second not at all', async () => {
    const again = [payOut(L), deposit(L, 4n), payOut(L)];
    expect(await disagreement('⟦L:4 ↦ (A:4, B:4)⟧', ...again)).toEqual([
      3,
      { verdict: 'difference', parts: ['balances', 'outcomes'] },
    ]);
  });

  it('owes again, once it is paid out with nothing in it, what guarantees have paid', async () => {
    expect(await disagreement('⟦G:5 ↦ (J|A), J ↦ (A:5, I:5)⟧', payClaims(G), payOut(J))).toEqual([
      2,
      { verdict: 'difference', parts: ['outcomes'] },
    ]);
  });
});
