/**
 * The chain: what the adjudicator stores, a balance per address and at most one outcome per channel.
 *
 * Plain data. A balance that is absent is zero, and a balance of zero is always absent, so that equal states
 * are equal records; an absent outcome is not finalized. The totals of everything ever deposited and
 * withdrawn are no part of the contract: they are kept so that conservation is a sentence about one state.
 *
 * @paper §3.1 A System of Balances
 */
import type { Draft } from 'immer';
import type { Address, ChannelAddress, ParticipantAddress } from './address.js';
import { sum, type Coins } from './coins.js';
import { recorded, type Outcome } from './outcome.js';

export type Balances = Readonly<Record<Address, Coins>>;
export type Outcomes = Readonly<Record<ChannelAddress, Outcome>>;

/** What the paper draws: balances and finalized outcomes. */
export interface Network {
  readonly balances: Balances;
  readonly outcomes: Outcomes;
}

export interface Chain extends Network {
  /** The addresses that somebody holds a key for; every other address is a channel's. */
  readonly participants: readonly ParticipantAddress[];
  /** All coins that were ever sent into the adjudicator. */
  readonly deposited: Coins;
  /** All coins that were ever taken out of it. */
  readonly withdrawn: Coins;
}

/** A record without inherited keys: every text can be an address, even `constructor`. */
export const recordOf = <K extends string, V>(pairs: Iterable<readonly [K, V]>): Record<K, V> => {
  const record = Object.create(null) as Record<K, V>;
  for (const [key, value] of pairs) record[key] = value;
  return record;
};

export const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(record) as K[];

/** Goes by the keys: of large records `Object.entries` takes more than twice as long. */
export const entriesOf = <K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] =>
  keysOf(record).map((key) => [key, record[key]]);

/** The network with these balances and outcomes, without zero balances and entries that do not count. */
export const networkOf = ({ balances, outcomes }: Partial<Network>): Network => ({
  balances: recordOf(entriesOf(balances ?? {}).filter(([, amount]) => amount !== 0n)),
  outcomes: recordOf(entriesOf(outcomes ?? {}).map(([channel, outcome]) => [channel, recorded(outcome)])),
});

/** The chain on which exactly the balances of this network were deposited and its outcomes are finalized. */
export const chainOf = (
  participants: readonly ParticipantAddress[],
  network: Partial<Network> = {},
): Chain => ({
  ...networkOf(network),
  participants,
  deposited: sum(Object.values(network.balances ?? {})),
  withdrawn: 0n,
});

export const balanceOf = ({ balances }: Pick<Network, 'balances'>, address: Address): Coins =>
  balances[address] ?? 0n;

export const isParticipant = (
  { participants }: Pick<Chain, 'participants'>,
  address: Address,
): address is ParticipantAddress => (participants as readonly Address[]).includes(address);

const setBalance = (draft: Draft<Chain>, address: Address, amount: Coins): void => {
  if (amount === 0n) delete draft.balances[address];
  else draft.balances[address] = amount;
};

/** Increases the funds held by an address. */
export const credit = (draft: Draft<Chain>, address: Address, amount: Coins): void =>
  setBalance(draft, address, balanceOf(draft, address) + amount);

/** Reduces the funds held by an address. */
export const debit = (draft: Draft<Chain>, address: Address, amount: Coins): void =>
  setBalance(draft, address, balanceOf(draft, address) - amount);
