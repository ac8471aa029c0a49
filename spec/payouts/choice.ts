/**
 * Choice: which debts of an allocation a payout is for, all of them or those at these places.
 *
 * Places count from 0, in the outcome as the chain records it, and are named in strictly increasing order. To
 * choose no place at all is a choice too, of nothing.
 *
 * @paper §5.1 Allocations and Transfer
 */
import type { Address } from '../modelling/address.js';
import type { Entry } from '../modelling/outcome.js';
import type { PayoutRejection } from './rejection.js';

export type Choice = 'all' | readonly number[];

/** What is wrong with the choice, if anything is. */
export const misplaced = (choice: Choice, entries: readonly Entry[]): PayoutRejection | undefined => {
  if (choice === 'all') return undefined;
  const disordered = choice.findIndex((place, i) => i > 0 && place <= choice[i - 1]!);
  if (disordered > 0)
    return { code: 'NotIncreasing', place: choice[disordered]!, after: choice[disordered - 1]! };
  const missing = choice.find((place) => entries[place] === undefined);
  return missing === undefined ? undefined : { code: 'NoSuchEntry', place: missing, entries: entries.length };
};

/** The destinations chosen: in a recorded outcome no two entries have the same. */
export const chosen = (choice: Choice, entries: readonly Entry[]): ReadonlySet<Address> =>
  new Set(
    entries.flatMap(([destination], place) =>
      choice === 'all' || choice.includes(place) ? [destination] : [],
    ),
  );
