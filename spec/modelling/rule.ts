/**
 * Rules: pure functions from a chain and an action to the next chain, or to the reason why there is none.
 *
 * Every rule reads the same way: its premises in order, each with its rejection, then its numbered effects.
 */
import type { Chain } from './chain.js';
import type { Rejection } from './rejection.js';

export interface Applied {
  readonly status: 'applied';
  readonly chain: Chain;
}

export interface Rejected {
  readonly status: 'rejected';
  readonly reason: Rejection;
}

export type Step = Applied | Rejected;

export type Rule<Action> = (chain: Chain, action: Action) => Step;

export const applied = (chain: Chain): Applied => ({ status: 'applied', chain });

export const rejected = (reason: Rejection): Rejected => ({ status: 'rejected', reason });
