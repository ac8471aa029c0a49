/** Verdicts: what was asked for, or the reason why not. */
import type { Refusal } from './refusal.js';

export interface Accepted<T> {
  readonly status: 'accepted';
  readonly value: T;
}

export interface Refused {
  readonly status: 'refused';
  readonly reason: Refusal;
}

export type Verdict<T> = Accepted<T> | Refused;

export const accepted = <T>(value: T): Accepted<T> => ({ status: 'accepted', value });

export const refused = (reason: Refusal): Refused => ({ status: 'refused', reason });
