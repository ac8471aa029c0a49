/**
 * Implementation: what something must do so that it can be compared with the specification.
 *
 * An adapter speaks the specification's words, names and amounts, and translates. It never bends an answer:
 * what an implementation cannot express it declares, and is then not asked for.
 */
import type { Address, Balances, Coins, NitroAction, Outcomes, ParticipantAddress } from '../spec/index.js';

export interface Capabilities {
  /** The operations that can be applied. */
  readonly operations: readonly NitroAction['type'][];
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
}

/** An operation, so many seconds after the one before it. */
export interface Operation {
  readonly action: NitroAction;
  readonly seconds: number;
}

export type Response =
  { readonly status: 'applied' } | { readonly status: 'refused'; readonly reason: string };

/** The whole state as the implementation itself reports it. */
export interface Observation {
  readonly balances: Balances;
  /** Finalized outcomes, with all entries that are stored. */
  readonly outcomes: Outcomes;
  /** All coins in its hands, whoever they belong to. */
  readonly held: Coins;
}

export interface Implementation<Snapshot = unknown> {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Forgets everything, and begins here. */
  setUp(start: Start): Promise<void>;
  apply(operation: Operation): Promise<Response>;
  /** What these addresses hold, and the outcomes of those that have one. */
  observe(addresses: Iterable<Address>): Promise<Observation>;
  snapshot(): Promise<Snapshot>;
  /** Returns to the snapshot and forgets the later ones. */
  revert(snapshot: Snapshot): Promise<void>;
}
