/**
 * Line of play: the game from a view as both sides play it best, move by move.
 *
 * The others move only where the player would get more if they did not; the player stops when it holds what
 * it can make sure of.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Address } from '../modelling/address.js';
import { balanceOf } from '../modelling/chain.js';
import { greater, lesser, type Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import { theGame, type GameAction } from './game.js';
import { withSink } from './sink.js';
import { unbeatable, usualBound, type Search, type Searched } from './value.js';
import type { View } from './view.js';

export interface Turn {
  readonly by: 'player' | 'others';
  readonly action: GameAction;
  /** What the other side chose, if the action made it choose. */
  readonly answer?: Outcome;
}

export type LineOfPlay =
  | { readonly type: 'line'; readonly value: Coins; readonly turns: readonly Turn[] }
  | Extract<Searched, { type: 'boundReached' }>;

export const lineOfPlay = (
  view: View,
  target: Address,
  { game = theGame, bound = usualBound }: Search = {},
): LineOfPlay => {
  const worth = unbeatable(target, game, bound);
  const turns: Turn[] = [];
  let position = withSink(view, target);
  const value = worth.before(position);

  const play = (by: Turn['by']): void => {
    for (const { action, leadsTo } of by === 'others' ? game.theirs(position) : game.mine(position)) {
      const answers = leadsTo.map(worth.before);
      const answer = by === 'others' ? answers.reduce(greater) : answers.reduce(lesser);
      if (answer !== value) continue;
      position = leadsTo[answers.indexOf(answer)]!;
      const chosen = action.type === 'challenge' ? position.chain.outcomes[action.channel] : undefined;
      turns.push({ by, action, ...(chosen && { answer: chosen }) });
      return;
    }
    if (worth.exhausted()) return;
    throw new Error(`the ${by} have no move worth ${value}, and yet that is the value`);
  };

  while (!worth.exhausted()) {
    if (worth.after(position) > value) play('others');
    else if (balanceOf(position.chain, target) < value) play('player');
    else break;
  }
  return worth.exhausted() ? { type: 'boundReached', bound } : { type: 'line', value, turns };
};
