/**
 * The chain of the ledgers: what each channel holds, its finalized outcome, and what participants were paid.
 *
 * A participant holds nothing on this chain. What reaches its address leaves at once and is only counted, so
 * that conservation is a sentence about one state: all that is held and all that was paid is what was deposited.
 *
 * @paper §3.1 A System of Balances
 */
import type { Draft } from 'immer';
import type { Address, ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf, isParticipant, recordOf, type Chain } from '../modelling/chain.js';
import { sum, type Coins } from '../modelling/coins.js';
import type { LedgerOutcome } from './outcome.js';

export interface LedgerChain extends Pick<Chain, 'participants'> {
  /** Coins of each channel; absent is zero, and zero is always absent. */
  readonly holdings: Readonly<Record<ChannelAddress, Coins>>;
  readonly outcomes: Readonly<Record<ChannelAddress, LedgerOutcome>>;
  /** All coins that each participant was ever paid; absent is zero, and zero is always absent. */
  readonly paid: Readonly<Record<ParticipantAddress, Coins>>;
  /** All coins that were ever sent in. */
  readonly deposited: Coins;
}

/** The chain on which exactly these holdings were deposited, these outcomes are finalized, and nobody was paid. */
export const ledgerChainOf = (
  participants: readonly ParticipantAddress[],
  { holdings, outcomes }: Partial<Pick<LedgerChain, 'holdings' | 'outcomes'>> = {},
): LedgerChain => ({
  participants,
  holdings: recordOf(entriesOf(holdings ?? {}).filter(([, amount]) => amount !== 0n)),
  outcomes: recordOf(entriesOf(outcomes ?? {})),
  paid: recordOf([]),
  deposited: sum(Object.values(holdings ?? {})),
});

export const heldBy = ({ holdings }: Pick<LedgerChain, 'holdings'>, channel: ChannelAddress): Coins =>
  holdings[channel] ?? 0n;

export const paidTo = ({ paid }: Pick<LedgerChain, 'paid'>, participant: ParticipantAddress): Coins =>
  paid[participant] ?? 0n;

const add = <Name extends Address>(record: Record<Name, Coins>, name: Name, amount: Coins): void => {
  const total = (record[name] ?? 0n) + amount;
  if (total === 0n) delete record[name];
  else record[name] = total;
};

/** Reduces the coins held by a channel. */
export const take = (draft: Draft<LedgerChain>, from: ChannelAddress, amount: Coins): void =>
  add(draft.holdings, from, -amount);

/** Pays a participant at once; for a channel, increases the coins it holds. */
export const pay = (draft: Draft<LedgerChain>, to: Address, amount: Coins): void => {
  if (isParticipant(draft, to)) add(draft.paid, to, amount);
  else add(draft.holdings, to as ChannelAddress, amount);
};
