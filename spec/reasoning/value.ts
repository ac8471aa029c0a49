/**
 * Value and funding as the paper defines them: by unbeatable strategies, found by trying everything.
 *
 * Before each move of the player the others may do anything they can, for as long as they like, and they may
 * stop at any time. The player can always get its next move in, and may stop too. What counts is the greatest
 * balance that the target ever holds.
 *
 * Slow, and meant to be: each position is visited once, and beyond a bound nothing is said.
 *
 * @paper §4.1 Channel Funding and Value
 */
import type { Address, ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { balanceOf } from '../modelling/chain.js';
import { greater, lesser, type Coins } from '../modelling/coins.js';
import { theGame, type Game } from './game.js';
import { positionKey } from './position.js';
import { withSink } from './sink.js';
import type { View } from './view.js';

export type Searched =
  | { readonly type: 'exact'; readonly value: Coins; readonly positions: number }
  /** There are more positions than this, and nothing is known. */
  | { readonly type: 'boundReached'; readonly bound: number };

export interface Search {
  readonly game?: Game;
  /** How many positions to visit at most, over 25 times as many moves. */
  readonly bound?: number;
}

export const usualBound = 20_000;

/** The greatest balance of its own that the player whose view this is can make sure of. */
export const value = (view: View, player: ParticipantAddress, search?: Search): Searched =>
  securable(view, player, search);

/** The greatest number of coins that the player whose view this is can make sure the channel holds. */
export const funded = (view: View, channel: ChannelAddress, search?: Search): Searched =>
  securable(view, channel, search);

/** The same for any address. */
export const securable = (
  view: View,
  target: Address,
  { game = theGame, bound = usualBound }: Search = {},
): Searched => {
  const worth = unbeatable(target, game, bound);
  const value = worth.before(withSink(view, target));
  return worth.exhausted()
    ? { type: 'boundReached', bound }
    : { type: 'exact', value, positions: worth.visited() };
};

export interface Worth {
  /** What the player can make sure of when the others may move first. */
  readonly before: (view: View) => Coins;
  /** What it can make sure of when it is its move. */
  readonly after: (view: View) => Coins;
  /** How many positions were visited. */
  readonly visited: () => number;
  /** Whether the bound was reached: then the other answers mean nothing. */
  readonly exhausted: () => boolean;
}

/** What each position is worth to a player who wants coins at the target. */
export const unbeatable = (target: Address, game: Game, bound: number): Worth => {
  const known = new Map<string, Coins>();
  let visited = 0;
  let moves = 0;
  const exhausted = (): boolean => visited > bound || moves > 25 * bound;

  const before = (view: View): Coins => {
    moves++;
    const key = positionKey(view);
    const worth = known.get(key) ?? worstFor(view);
    known.set(key, worth);
    return worth;
  };

  const worstFor = (view: View): Coins => {
    visited++;
    let worth = after(view); // 1. the others may stop
    for (const { leadsTo } of game.theirs(view)) {
      if (exhausted() || worth === balanceOf(view.chain, target)) break;
      worth = lesser(worth, leadsTo.map(before).reduce(greater)); // 2. or do whatever is worst, and go on
    }
    return worth;
  };

  const after = (view: View): Coins => {
    let worth = balanceOf(view.chain, target); // 3. the player may stop
    for (const { leadsTo } of game.mine(view)) {
      if (exhausted()) break;
      worth = greater(worth, leadsTo.map(before).reduce(lesser)); // 4. or do whatever is best, and they go on
    }
    return worth;
  };

  return { before, after, visited: () => visited, exhausted };
};
