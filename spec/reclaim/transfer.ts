/**
 * Transfer: pay out simple entries of a ledger, by their indices, as far as each can be afforded. Anybody may
 * call it. No indices mean all entries.
 *
 * An entry is always paid as much as the coins suffice for after the entries before it, be these listed or not,
 * simple or guarantees: what is set aside for a virtual channel is out of reach for the entries after it.
 * An index beyond the last entry names nothing, and nobody is paid for it. Nothing is refused for being zero.
 *
 * @paper §5.1 Allocations and Transfer
 */
import { produce } from 'immer';
import type { ChannelAddress } from '../modelling/address.js';
import { sum, type Coins } from '../modelling/coins.js';
import { payouts } from '../turbo/priority.js';
import { heldBy, pay, take, type LedgerChain } from './chain.js';
import type { LedgerOutcome } from './outcome.js';
import { applied, rejected, type LedgerStep } from './step.js';

export interface LedgerTransfer {
  readonly type: 'transfer';
  readonly from: ChannelAddress;
  /** Strictly increasing, from 0; none mean all. */
  readonly indices: readonly number[];
}

/** What each entry would be paid, were all of them paid in order. */
export const affordable = (outcome: LedgerOutcome, funds: Coins): readonly Coins[] =>
  payouts(
    outcome.map(({ destination, amount }) => [destination, amount]),
    funds,
  ).map(([, paid]) => paid);

export const transfer = (chain: LedgerChain, { from, indices }: LedgerTransfer): LedgerStep => {
  if (indices.some((index, i) => i > 0 && index <= indices[i - 1]!))
    return rejected({ code: 'NotIncreasing', indices });
  const outcome = chain.outcomes[from];
  if (outcome === undefined) return rejected({ code: 'NotFinalized', channel: from });
  const isListed = (index: number): boolean => indices.length === 0 || indices.includes(index);
  const guarantee = outcome.findIndex(({ type }, index) => isListed(index) && type === 'guarantee');
  if (guarantee >= 0) return rejected({ code: 'NotSimple', channel: from, index: guarantee });

  const payments = affordable(outcome, heldBy(chain, from)).map((most, index) =>
    isListed(index) ? most : 0n,
  );
  return applied(
    produce(chain, (draft) => {
      take(draft, from, sum(payments)); // 1. reduces the coins held by the ledger
      for (const [index, paid] of payments.entries()) {
        const entry = draft.outcomes[from]![index]!;
        pay(draft, entry.destination, paid); // 2. pays the destination of each listed entry
        entry.amount -= paid; // 3. reduces the entry by as much; it stays in its place, also at zero
      }
    }),
  );
};
