/**
 * Reclaim: a guarantee of a ledger is dissolved by the outcome of its virtual channel. Anybody may call it.
 *
 * No coins move. What the virtual channel owes to its first participant is owed to the left neighbour, what it
 * owes to its last to the right one, by the entries that they have in the ledger already: of each the first one,
 * of whatever kind. The outcome of the virtual channel stays as it is, for the ledgers on the other hops.
 *
 * Only the first two amounts of the virtual channel count, whoever they are owed to. Their sum has to be the
 * amount guaranteed, or the guarantee can never be reclaimed.
 *
 * @paper §6.4 Offloading Virtual Channels
 */
import { produce } from 'immer';
import type { Address, ChannelAddress } from '../modelling/address.js';
import type { LedgerChain } from './chain.js';
import { applied, rejected, type LedgerStep } from './step.js';

export interface Reclaim {
  readonly type: 'reclaim';
  readonly from: ChannelAddress;
  /** Of the guarantee, from 0. */
  readonly index: number;
}

export const reclaim = (chain: LedgerChain, { from, index }: Reclaim): LedgerStep => {
  const outcome = chain.outcomes[from];
  if (outcome === undefined) return rejected({ code: 'NotFinalized', channel: from });
  const guarantee = outcome[index];
  if (guarantee === undefined)
    return rejected({ code: 'NoSuchEntry', channel: from, index, entries: outcome.length });
  if (guarantee.type !== 'guarantee') return rejected({ code: 'NotAGuarantee', channel: from, index });
  const { destination: target, amount, left, right } = guarantee;
  const reached = chain.outcomes[target];
  if (reached === undefined) return rejected({ code: 'NotFinalized', channel: target });
  const [first, second] = reached;
  if (!first || !second) return rejected({ code: 'NotBetweenTwo', channel: target, entries: reached.length });
  const placeOf = (party: Address): number =>
    outcome.findIndex(({ destination }, place) => destination === party && place !== index);
  const missing = [left, right].find((party) => placeOf(party) < 0);
  if (missing !== undefined) return rejected({ code: 'NotInLedger', channel: from, party: missing });
  const owed = first.amount + second.amount;
  if (owed !== amount) return rejected({ code: 'OtherAmount', channel: target, owed, guaranteed: amount });

  return applied(
    produce(chain, (draft) => {
      const entries = draft.outcomes[from]!;
      entries[placeOf(left)]!.amount += first.amount; // 1. increases the amount owed to the left neighbour
      entries[placeOf(right)]!.amount += second.amount; // 2. increases the amount owed to the right neighbour
      entries.splice(index, 1); // 3. removes the guarantee; entries after it move up
    }),
  );
};
