/** Ledgers: the operations on ledgers with guarantees inside, and what an implementation of them declares. */
import type { ChannelAddress, Coins, ParticipantAddress, reclaim } from '../../spec/index.js';
import type * as edge from '../implementation.js';

/** Everything that a finalized ledger owes, paid at once: what later contracts make of a transfer of all. */
export interface PayAll {
  readonly type: 'payAll';
  readonly from: ChannelAddress;
}

export type LedgersAction = reclaim.LedgerAction | PayAll;

export interface LedgersCapabilities {
  /** The operations that can be applied. */
  readonly operations: readonly LedgersAction['type'][];
  /** The largest amount it can express; also the most that can ever be deposited in total. */
  readonly maximumAmount?: Coins;
  /** Whether it takes deposits of nothing. */
  readonly depositsOfNothing: boolean;
  /** Whether participants are called when they are paid, and can call back. */
  readonly callsRecipients: boolean;
}

/** A participant that is a contract: each operation that pays it, it follows with a transfer from the same ledger. */
export interface CallBack {
  readonly by: ParticipantAddress;
  readonly indices: readonly number[];
}

/** What is on chain at first: coins that were deposited, outcomes that are finalized. Nobody was paid yet. */
export interface LedgersStart {
  readonly participants: readonly ParticipantAddress[];
  readonly holdings: reclaim.LedgerChain['holdings'];
  readonly outcomes: reclaim.LedgerChain['outcomes'];
  readonly callsBack?: CallBack;
}

export interface LedgersState extends reclaim.LedgerChain {
  readonly callsBack?: CallBack;
}

export interface LedgersObservation {
  readonly holdings: reclaim.LedgerChain['holdings'];
  /** Of a channel whose outcome on chain is none that anybody expected: `unknown`. */
  readonly outcomes: Readonly<Record<ChannelAddress, reclaim.LedgerOutcome | 'unknown'>>;
  readonly paid: reclaim.LedgerChain['paid'];
  /** All coins in its hands, whoever they belong to. */
  readonly held: Coins;
}

export interface Ledgers {
  readonly capabilities: LedgersCapabilities;
  readonly start: LedgersStart;
  readonly action: LedgersAction;
  readonly state: LedgersState;
  readonly observed: LedgersObservation;
}

export type LedgersImplementation<Snapshot = unknown> = edge.Implementation<Ledgers, Snapshot>;
