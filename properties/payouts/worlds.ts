/** Worlds for payouts: random networks, mostly final, and one payout of a channel or a guarantee in each. */
import fc from 'fast-check';
import {
  entriesOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type Choice,
  type Entry,
  type Outcome,
  type PayClaims,
  type PayoutAction,
  type PayoutStep,
  type PayOut,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';

export type PayoutRules = (chain: Chain, action: PayoutAction) => PayoutStep;

export type Payout = PayOut | PayClaims;

export interface World {
  readonly chain: Chain;
  readonly payout: Payout;
}

export const sourceOf = (payout: Payout): ChannelAddress =>
  payout.type === 'payOut' ? payout.from : payout.guarantee;

/** The channel whose debts are paid: of a guarantee, its target. */
export const debtorOf = (chain: Chain, payout: Payout): ChannelAddress => {
  const outcome = chain.outcomes[sourceOf(payout)];
  return outcome?.type === 'guarantee' ? outcome.target : sourceOf(payout);
};

export const debtsOf = (chain: Chain, channel: ChannelAddress): readonly Entry[] => {
  const outcome = chain.outcomes[channel];
  return outcome?.type === 'allocation' ? outcome.entries : [];
};

export const chosenOf = (chain: Chain, payout: Payout): readonly Address[] =>
  debtsOf(chain, debtorOf(chain, payout))
    .filter((_, place) => payout.entries === 'all' || payout.entries.includes(place))
    .map(([to]) => to);

/** Whether coins come back to where they are paid from: what is affordable then changes on the way. */
export const paysItself = (chain: Chain, payout: Payout): boolean =>
  debtsOf(chain, debtorOf(chain, payout)).some(([to]) => to === sourceOf(payout));

const places = (count: number, mask: number): Choice =>
  mask >= 24 ? 'all' : Array.from({ length: count }, (_, i) => i).filter((i) => (mask >> i) & 1);

/** A payout whose channel is final, of debts that are there; it may still have nothing to pay. */
export const world: fc.Arbitrary<World> = fc
  .record({
    situation: situation(),
    itself: fc.nat({ max: 7 }),
    channel: fc.nat({ max: 255 }),
    mask: fc.nat({ max: 31 }),
  })
  .map(({ situation, itself, channel, mask }) => {
    const complete = finalized(situation);
    const all = entriesOf<ChannelAddress, Outcome>(complete.outcomes);
    const [source, outcome] = all[channel % all.length]!;
    const debtor = outcome.type === 'guarantee' ? outcome.target : source;
    const debts = debtsOf(complete, debtor);
    const chain: Chain =
      itself === 0 && debts.length > 0 && debts.every(([to]) => to !== source)
        ? {
            ...complete,
            outcomes: {
              ...complete.outcomes,
              [debtor]: { type: 'allocation', entries: debts.with(0, [source, debts[0]![1]]) },
            },
          }
        : complete;
    const entries = places(debts.length, mask);
    return {
      chain,
      payout:
        outcome.type === 'guarantee'
          ? { type: 'payClaims', guarantee: source, entries }
          : { type: 'payOut', from: source, entries },
    };
  });
