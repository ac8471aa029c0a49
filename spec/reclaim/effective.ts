/**
 * Effective: every operation that moves a coin or dissolves a guarantee right now. A redistribution is complete
 * when nothing is effective any more.
 *
 * Of transfers only those of one entry: a transfer of several is the transfers of each in turn, in any order,
 * unless the ledger owes to itself.
 *
 * @paper §6.2 Redistributing
 */
import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { heldBy, type LedgerChain } from './chain.js';
import type { LedgerOutcome } from './outcome.js';
import { reclaim, type Reclaim } from './reclaim.js';
import { affordable, type LedgerTransfer } from './transfer.js';

export const effectiveTransfers = (chain: LedgerChain): readonly LedgerTransfer[] =>
  entriesOf<ChannelAddress, LedgerOutcome>(chain.outcomes).flatMap(([from, outcome]) =>
    affordable(outcome, heldBy(chain, from)).flatMap((most, index): LedgerTransfer[] =>
      most > 0n && outcome[index]!.type === 'simple' ? [{ type: 'transfer', from, indices: [index] }] : [],
    ),
  );

export const effectiveReclaims = (chain: LedgerChain): readonly Reclaim[] =>
  entriesOf<ChannelAddress, LedgerOutcome>(chain.outcomes).flatMap(([from, outcome]) =>
    [...outcome.keys()]
      .map((index): Reclaim => ({ type: 'reclaim', from, index }))
      .filter((action) => reclaim(chain, action).status === 'applied'),
  );

export const effective = (chain: LedgerChain): readonly (LedgerTransfer | Reclaim)[] => [
  ...effectiveTransfers(chain),
  ...effectiveReclaims(chain),
];
