import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf, leastByDefinition, reclaim, type Coins } from '../../spec/index.js';
import { choices as payments, complete as completeByPaper } from '../turbo/complete.js';
import {
  byTheConstruction,
  closedOffChain,
  pathOf,
  withGuaranteesInside,
  type VirtualNetwork,
} from './paper.js';
import { complete } from './redistribution.js';

const { leastPaid, paidTo } = reclaim;

const small = fc.bigInt({ min: 0n, max: 6n });

const virtualNetwork = (hops: { readonly min: number; readonly max: number }): fc.Arbitrary<VirtualNetwork> =>
  fc.record({
    ends: fc.tuple(small, small),
    hops: fc.array(fc.record({ left: small, right: small }), { minLength: hops.min, maxLength: hops.max }),
  });

const choices = fc.array(fc.nat(255), { minLength: 1, maxLength: 40 });

/** What everybody is owed by its ledgers, and what it has of the virtual channel: an intermediary all of it. */
const fairShare = ({ ends: [a, b], hops }: VirtualNetwork): readonly Coins[] =>
  Array.from({ length: hops.length + 1 }, (_, i) => {
    const [onTheLeft, onTheRight] = [hops[i - 1], hops[i]];
    return (onTheLeft ? onTheLeft.right + b : 0n) + (onTheRight ? onTheRight.left + a : 0n);
  });

describe('what everybody finally receives from a virtual channel', () => {
  for (const [name, hops, runs] of [
    ['through one intermediary', { min: 2, max: 2 }, 150],
    ['through up to four intermediaries', { min: 3, max: 5 }, 60],
    ['without an intermediary', { min: 1, max: 1 }, 30],
  ] as const)
    it(`${name} is the same by transfer and reclaim as by the paper's construction, in any order of operations`, () => {
      fc.assert(
        fc.property(virtualNetwork(hops), choices, payments, (network, some, others) => {
          const path = pathOf(network);
          const ours = complete(withGuaranteesInside(network), some);
          const papers = completeByPaper(byTheConstruction(network), others);
          const share = fairShare(network);
          expect(path.map((who) => paidTo(ours, who))).toEqual(share);
          expect(path.map((who) => balanceOf(papers, who))).toEqual(share);
        }),
        { numRuns: runs },
      );
    });

  it('is the same as when the virtual channel is closed off-chain', () => {
    fc.assert(
      fc.property(virtualNetwork({ min: 1, max: 4 }), choices, (network, some) => {
        const closed = complete(closedOffChain(network), some);
        expect(pathOf(network).map((who) => paidTo(closed, who))).toEqual(fairShare(network));
      }),
      { numRuns: 100 },
    );
  });
});

describe('with a ledger that is short of coins', () => {
  const network: VirtualNetwork = {
    ends: [2n, 0n],
    hops: [
      { left: 0n, right: 0n, short: 1n },
      { left: 0n, right: 0n },
    ],
  };
  const path = pathOf(network);

  it('the two are not the same: by the paper the intermediary bears the loss, by reclaim who comes last in the ledger', () => {
    const ours = withGuaranteesInside(network);
    expect(path.map((who) => leastPaid(ours, who))).toEqual([1n, 2n, 0n]);
    const papers = byTheConstruction(network);
    const least = leastByDefinition({ balances: papers.balances, outcomes: papers.outcomes }, path);
    expect(path.map((who) => least.get(who))).toEqual([2n, 1n, 0n]);
  });

  it('they are the same again with the coin that was missing', () => {
    const enough = { ...network, hops: network.hops.map((hop) => ({ ...hop, short: 0n })) };
    const papers = byTheConstruction(enough);
    const least = leastByDefinition({ balances: papers.balances, outcomes: papers.outcomes }, path);
    expect(path.map((who) => least.get(who))).toEqual([2n, 2n, 0n]);
    expect(path.map((who) => leastPaid(withGuaranteesInside(enough), who))).toEqual([2n, 2n, 0n]);
  });
});
