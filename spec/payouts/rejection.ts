/** Rejections of payouts: those of the paper's rules, and those of what a payout asks besides. */
import { match, P } from 'ts-pattern';
import type { Address } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import { explain, type Rejection } from '../modelling/rejection.js';
import type { Applied } from '../modelling/rule.js';

export type PayoutRejection =
  | Rejection
  | { readonly code: 'NotIncreasing'; readonly place: number; readonly after: number }
  | { readonly code: 'NoSuchEntry'; readonly place: number; readonly entries: number }
  | { readonly code: 'KeepsNoBalance'; readonly address: Address }
  | { readonly code: 'HeldLess'; readonly address: Address; readonly held: Coins; readonly expected: Coins }
  | { readonly code: 'HeldEnough'; readonly address: Address; readonly held: Coins; readonly wanted: Coins };

export type PayoutRejectionCode = PayoutRejection['code'];

export interface PayoutRejected {
  readonly status: 'rejected';
  readonly reason: PayoutRejection;
}

export type PayoutStep = Applied | PayoutRejected;

export const payoutRejected = (reason: PayoutRejection): PayoutRejected => ({ status: 'rejected', reason });

/** The rejection in words. */
export const explainPayout = (rejection: PayoutRejection): string =>
  match(rejection)
    .with(
      { code: 'NotIncreasing' },
      ({ place, after }) => `the places do not increase: ${place} comes after ${after}`,
    )
    .with(
      { code: 'NoSuchEntry' },
      ({ place, entries }) => `there is no entry at place ${place}: the outcome has ${entries}`,
    )
    .with(
      { code: 'KeepsNoBalance' },
      ({ address }) => `${address} is a participant, who is paid at once and keeps no balance`,
    )
    .with(
      { code: 'HeldLess' },
      ({ address, held, expected }) => `${address} holds ${held}, less than the ${expected} expected`,
    )
    .with(
      { code: 'HeldEnough' },
      ({ address, held, wanted }) => `${address} holds ${held}, and needs no deposit to hold ${wanted}`,
    )
    .with({ code: P.string }, explain)
    .exhaustive();
