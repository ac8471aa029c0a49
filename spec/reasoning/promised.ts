/**
 * Promised: a value that was found, or two between which it lies when the effort was not enough.
 */
import { greater, lesser, type Coins } from '../modelling/coins.js';

/**
 * What the player can make sure of. If that is not known: what it surely can, what it cannot exceed, and which
 * effort was not enough.
 */
export type Promised = { readonly type: 'exact'; readonly value: Coins } | Between;

interface Between {
  readonly type: 'between';
  readonly least: Coins;
  readonly most: Coins;
  readonly exceeded: keyof Effort;
}

/** How much is looked at, in all, for one answer. */
export interface Effort {
  /** How many combinations of outcomes. */
  readonly cases: number;
  /** How many pipes of circulations, in the search for the worst complete redistribution. */
  readonly pipes: number;
  /** How many positions of the game, each time that the search for the right moment comes to one. */
  readonly positions: number;
}

export const usualEffort: Effort = { cases: 10_000, pipes: 2_000_000, positions: 1_000_000 };

/** An equal part of the effort for each of so many questions. */
export const shared = ({ cases, pipes, positions }: Effort, among: number): Effort => ({
  cases: Math.ceil(cases / among),
  pipes: Math.ceil(pipes / among),
  positions: Math.ceil(positions / among),
});

export const exactly = (value: Coins): Promised => ({ type: 'exact', value });

export const between = (least: Coins, most: Coins, exceeded: keyof Effort): Promised =>
  least === most ? exactly(least) : { type: 'between', least, most, exceeded };

export const leastOf = (promised: Promised): Coins =>
  promised.type === 'exact' ? promised.value : promised.least;

export const mostOf = (promised: Promised): Coins =>
  promised.type === 'exact' ? promised.value : promised.most;

/** What is promised if the player decides between the two. */
export const better = (one: Promised, other: Promised): Promised => combined(one, other, greater);

/** What is promised by the two together. */
export const together = (one: Promised, other: Promised): Promised => combined(one, other, (a, b) => a + b);

/** What is promised if the others decide between the two. */
export const worse = (one: Promised, other: Promised): Promised => combined(one, other, lesser);

const combined = (one: Promised, other: Promised, pick: (a: Coins, b: Coins) => Coins): Promised => {
  if (one.type === 'exact' && other.type === 'exact') return exactly(pick(one.value, other.value));
  const { exceeded } = one.type === 'between' ? one : (other as Between);
  return between(pick(leastOf(one), leastOf(other)), pick(mostOf(one), mostOf(other)), exceeded);
};
