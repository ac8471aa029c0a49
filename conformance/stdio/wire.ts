/**
 * Wire: how the terms of a subject are written in messages. Subjects are added here, and the protocol stays the
 * same: which one is meant is part of the messages that begin a case.
 */
import type * as v from 'valibot';
import type { Terms } from '../implementation.js';
import type { Json } from '../scenario/json.js';
import type { Subject } from '../subject.js';

export interface Wire<T extends Terms> {
  readonly subject: Subject<T>;
  /** Strict: what an unknown capability means for the comparison is unknown too. */
  readonly capabilities: v.GenericSchema<unknown, T['capabilities']>;
  readonly start: (start: T['start']) => Json;
  readonly action: (action: T['action']) => Json;
  readonly observed: v.GenericSchema<unknown, T['observed']>;
}

/** The wire of whichever subject. */
// oxlint-disable-next-line no-explicit-any
export type SomeWire = Wire<any>;
