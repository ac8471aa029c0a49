/**
 * Outcomes of ledgers: lists of entries in priority order, of two kinds. A simple entry owes an amount to its
 * destination. A guarantee sets an amount aside for a virtual channel, on behalf of the two neighbours that
 * share the ledger.
 *
 * In the paper a guarantee is the outcome of a channel of its own; here it is an entry of the ledger, and no
 * channel stands between the ledger and the virtual channel. Entries are known by their index, so that nothing
 * is dropped and nothing is put together: entries of zero stay, and an address listed twice is owed twice.
 *
 * @paper §6.1 Guarantees and Claims
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';

/** `A:3`. */
export interface Simple {
  readonly type: 'simple';
  readonly destination: Address;
  readonly amount: Coins;
}

/** `V(A|I):5`. */
export interface LedgerGuarantee {
  readonly type: 'guarantee';
  readonly destination: ChannelAddress;
  readonly amount: Coins;
  /** Who receives what the virtual channel owes to its first participant. */
  readonly left: Address;
  /** Who receives what it owes to its last. */
  readonly right: Address;
}

export type LedgerEntry = Simple | LedgerGuarantee;
export type LedgerOutcome = readonly LedgerEntry[];

export const simple = (destination: Address, amount: Coins): Simple => ({
  type: 'simple',
  destination,
  amount,
});

export const guaranteed = (
  destination: ChannelAddress,
  amount: Coins,
  left: Address,
  right: Address,
): LedgerGuarantee => ({ type: 'guarantee', destination, amount, left, right });
