/**
 * Implementation: what something must do so that it can be compared with the specification.
 *
 * An adapter speaks the specification's words, names and amounts, and translates. It never bends an answer:
 * what an implementation cannot express it declares, and is then not asked for.
 */
import type { Subject } from './subject.js';

/** The kinds of data that a subject is about. */
export interface Terms {
  /** What an implementation declares that it can and cannot do. */
  readonly capabilities: unknown;
  /** What an example begins with. */
  readonly start: unknown;
  readonly action: unknown;
  /** The state as the specification has it. */
  readonly state: unknown;
  /** The whole state as the implementation itself reports it. */
  readonly observed: unknown;
}

/** An action, so many seconds after the one before it. */
export interface Operation<T extends Terms> {
  readonly action: T['action'];
  readonly seconds: number;
}

export type Response =
  { readonly status: 'applied' } | { readonly status: 'refused'; readonly reason: string };

export interface Implementation<T extends Terms, Snapshot = unknown> {
  readonly name: string;
  readonly subject: Subject<T>;
  readonly capabilities: T['capabilities'];
  /** Forgets everything, and begins here. */
  setUp(start: T['start']): Promise<void>;
  apply(operation: Operation<T>): Promise<Response>;
  /** The state, as far as these names are concerned. */
  observe(names: Iterable<string>): Promise<T['observed']>;
  snapshot(): Promise<Snapshot>;
  /** Returns to the snapshot and forgets the later ones. */
  revert(snapshot: Snapshot): Promise<void>;
}

/** An implementation of whichever subject: what goes in and comes out of it belongs together all the same. */
// oxlint-disable-next-line no-explicit-any
export type SomeImplementation = Implementation<any>;
