/**
 * Outcomes: what a channel reaches off-chain, and what the chain acts on once it is finalized.
 *
 * An allocation lists the amounts owed in priority order. A guarantee owes nothing itself: it pays the debts
 * of the allocation channel it targets, in a priority order of its own.
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { Address, ChannelAddress } from './address.js';
import type { Coins } from './coins.js';

/** An amount owed to a destination. */
export type Entry = readonly [destination: Address, amount: Coins];

/** `(A:3, B:7)`. */
export interface Allocation {
  readonly type: 'allocation';
  readonly entries: readonly Entry[];
}

/** `(L|A, B)`. */
export interface Guarantee {
  readonly type: 'guarantee';
  readonly target: ChannelAddress;
  readonly priority: readonly Address[];
}

export type Outcome = Allocation | Guarantee;

export const allocation = (...entries: readonly Entry[]): Allocation => ({ type: 'allocation', entries });

export const guarantee = (target: ChannelAddress, ...priority: readonly Address[]): Guarantee => ({
  type: 'guarantee',
  target,
  priority,
});

/** What these entries owe to the destination: by the first entry for it, or nothing. */
export const owed = (entries: readonly Entry[], to: Address): Coins =>
  entries.find(([destination]) => destination === to)?.[1] ?? 0n;

/**
 * The entries that count: the first one for each address, if it owes anything.
 *
 * @paper §5.1 Allocations and Transfer
 */
export const countedEntries = (entries: readonly Entry[]): readonly Entry[] => {
  const seen = new Set<Address>();
  return entries.filter(([destination, amount]) => {
    const first = !seen.has(destination);
    seen.add(destination);
    return first && amount !== 0n;
  });
};

/** An outcome as the chain records it: of an allocation, the entries that count. */
export const recorded = (outcome: Outcome): Outcome =>
  outcome.type === 'allocation' ? allocation(...countedEntries(outcome.entries)) : outcome;
