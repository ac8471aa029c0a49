/**
 * Promised: a value that was found, or that is known to lie between two when a search met its limit.
 */
import { lesser, type Coins } from '../modelling/coins.js';

/** What the player can make sure of: so many coins, or a number of coins between two, and which limit was met. */
export type Promised =
  | { readonly type: 'exact'; readonly value: Coins }
  | { readonly type: 'between'; readonly least: Coins; readonly most: Coins; readonly limit: keyof Limits };

export interface Limits {
  /** How many combinations of outcomes to look at. */
  readonly cases: number;
  /** How many positions of the game to visit. */
  readonly positions: number;
}

export const usualLimits: Limits = { cases: 4096, positions: 200_000 };

export const exactly = (value: Coins): Promised => ({ type: 'exact', value });

export const between = (least: Coins, most: Coins, limit: keyof Limits): Promised =>
  least === most ? exactly(least) : { type: 'between', least, most, limit };

export const leastOf = (promised: Promised): Coins =>
  promised.type === 'exact' ? promised.value : promised.least;

export const mostOf = (promised: Promised): Coins =>
  promised.type === 'exact' ? promised.value : promised.most;

/** What is promised if the player decides between the two. */
export const better = (one: Promised, other: Promised): Promised => combined(one, other, greater);

/** What is promised if the others decide between the two. */
export const worse = (one: Promised, other: Promised): Promised => combined(one, other, lesser);

/** The greater of two amounts. */
export const greater = (a: Coins, b: Coins): Coins => (a > b ? a : b);

const combined = (one: Promised, other: Promised, pick: (a: Coins, b: Coins) => Coins): Promised => {
  const limit = one.type === 'between' ? one.limit : other.type === 'between' ? other.limit : 'cases';
  return between(pick(leastOf(one), leastOf(other)), pick(mostOf(one), mostOf(other)), limit);
};
