/** Payments: the paper's operations on balances and outcomes, and what an implementation of them declares. */
import type {
  Address,
  Balances,
  Chain,
  Choice,
  Coins,
  NitroAction,
  Outcomes,
  ParticipantAddress,
  PayoutAction,
} from '../../spec/index.js';
import type * as edge from '../implementation.js';

/** The paper's operations, and what later contracts make of several of them. */
export type Action = NitroAction | PayoutAction;

export interface Capabilities {
  /** The operations that can be applied. */
  readonly operations: readonly Action['type'][];
  /** Whether an outcome is put on chain without any premise, so that refusing one is not its business. */
  readonly finalizesUnconditionally: boolean;
  /** Whether time passes between operations, so that an outcome can be on chain and not final yet. */
  readonly clock: boolean;
  /** The largest amount it can express; also the most that can ever be deposited in total. */
  readonly maximumAmount?: Coins;
  /** Addresses that it may treat in a way of its own. */
  readonly specialAddresses: readonly Address[];
}

/** What is on chain at first. Outcomes as their participants signed them, with entries that do not count. */
export interface Start {
  readonly participants: readonly ParticipantAddress[];
  readonly balances: Balances;
  /** Finalized in the second in which the first operation may come. */
  readonly finalized: Outcomes;
  /** On chain as challenges that are still running: not finalized. */
  readonly challenged: Outcomes;
  /** Somebody who is a contract, and asks for more of the same payout while being paid. */
  readonly callsBack?: CallBack;
}

export interface CallBack {
  readonly by: ParticipantAddress;
  readonly entries: Choice;
}

export interface Observation {
  readonly balances: Balances;
  /** Finalized outcomes, with all entries that are stored. */
  readonly outcomes: Outcomes;
  /** All coins in its hands, whoever they belong to. */
  readonly held: Coins;
}

export interface Payments {
  readonly capabilities: Capabilities;
  readonly start: Start;
  readonly action: NitroAction;
  readonly state: Chain;
  readonly observed: Observation;
}

/** Payments of whichever kind: what a trace is about does not depend on what can be done. */
export interface AnyPayments extends Omit<Payments, 'action'> {
  readonly action: Action;
}

export type Operation = edge.Operation<Payments>;
export type Implementation<Snapshot = unknown> = edge.Implementation<Payments, Snapshot>;
