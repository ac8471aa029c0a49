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
import { lesser, type Coins } from '../modelling/coins.js';
import { theGame, type Game, type Move } from './game.js';
import { positionKey } from './position.js';
import { greater } from './promised.js';
import { withSink } from './sink.js';
import type { View } from './view.js';

export type Searched =
  | { readonly type: 'exact'; readonly value: Coins; readonly positions: number }
  /** There are more positions than this, and nothing is known. */
  | { readonly type: 'boundReached'; readonly bound: number };

export interface Search {
  readonly game?: Game;
  /** How many positions to visit at most. */
  readonly bound?: number;
}

/** The greatest balance of its own that the player whose view this is can make sure of. */
export const value = (view: View, player: ParticipantAddress, search?: Search): Searched =>
  securable(view, player, search);

/** The greatest number of coins that the player whose view this is can make sure the channel holds. */
export const funded = (view: View, channel: ChannelAddress, search?: Search): Searched =>
  securable(view, channel, search);

/** The same for any address. */
export const securable = (view: View, target: Address, { game, bound = 200_000 }: Search = {}): Searched => {
  const worth = unbeatable(target, game ?? theGame, bound);
  const value = worth.before(withSink(view, target));
  const positions = worth.visited();
  return positions > bound ? { type: 'boundReached', bound } : { type: 'exact', value, positions };
};

export interface Worth {
  /** What the player can make sure of when the others may move first. */
  readonly before: (view: View) => Coins;
  /** What it can make sure of when it is its move. */
  readonly after: (view: View) => Coins;
  /** What the player makes sure of by this move. */
  readonly by: (move: Move) => Coins;
  /** How many positions were visited. More than the bound: the other answers mean nothing. */
  readonly visited: () => number;
}

/** What each position is worth to a player who wants coins at the target. */
export const unbeatable = (target: Address, game: Game, bound: number): Worth => {
  const known = new Map<string, Coins>();
  let visited = 0;

  const before = (view: View): Coins => {
    const key = positionKey(view);
    const worth = known.get(key) ?? worstFor(view);
    known.set(key, worth);
    return worth;
  };

  const worstFor = (view: View): Coins => {
    visited++;
    let worth = after(view); // 1. the others may stop
    for (const { leadsTo } of game.theirs(view)) {
      if (visited > bound || worth === balanceOf(view.chain, target)) break;
      worth = lesser(worth, leadsTo.map(before).reduce(greater)); // 2. or do whatever is worst, and go on
    }
    return worth;
  };

  const after = (view: View): Coins => {
    let worth = balanceOf(view.chain, target); // 3. the player may stop
    for (const move of game.mine(view)) {
      if (visited > bound) break;
      worth = greater(worth, by(move)); // 4. or do whatever is best, and then the others go on
    }
    return worth;
  };

  const by = ({ leadsTo }: Move): Coins => leadsTo.map(before).reduce(lesser);

  return { before, after, by, visited: () => visited };
};
