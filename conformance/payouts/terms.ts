/** Payouts: the operations that contracts after the first generation offer, and what one of them declares. */
import type { Balances, Chain, PayoutAction } from '../../spec/index.js';
import type * as edge from '../implementation.js';
import type * as payments from '../payments/index.js';
import type * as subject from '../subject.js';

/** What can be chosen: nothing but all entries, all or one, or all and any. */
export type Choosing = 'all' | 'one' | 'any';

/** Actions that are compared. A deposit always expects something here: all of these contracts ask for it. */
export type Action = Exclude<PayoutAction, { type: 'deposit' }>;

export interface Capabilities extends payments.Capabilities {
  readonly operations: readonly Action['type'][];
  readonly choosing: { readonly payOut: Choosing; readonly payClaims: Choosing };
  /** Whether who is paid is called, with enough gas to call back. */
  readonly callsRecipients: boolean;
  /** Whether it takes the word of who finalizes that an address is a channel's. */
  readonly finalizesAnyAddress: boolean;
}

/** The chain, and what participants have been paid outside of it. */
export interface Paid extends Chain {
  readonly received: Balances;
  readonly callsBack?: payments.CallBack;
}

/** Under the address of a participant: what it was paid, outside of the adjudicator. */
export interface Payouts {
  readonly capabilities: Capabilities;
  readonly start: payments.Start;
  readonly action: Action;
  readonly state: Paid;
  readonly observed: payments.Observation;
}

export type Implementation<Snapshot = unknown> = edge.Implementation<Payouts, Snapshot>;
export type Trace = subject.Trace<Payouts>;
