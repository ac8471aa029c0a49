/** Attacks, played again. */
import type { Challenge, Finalize, Statuses } from '../../spec/index.js';
import { lossesIn, type Game, type Loss } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import { canDemand, canFinalize, type Attack } from './attack.js';
import { causeOf } from './cause.js';
import { playGame, type Others } from './game.js';
import { namesIn } from './names.js';
import type { Playable } from './offer.js';

/** The losses that this game ended in, each with its cause. */
export const lossesOf = <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
  game: Game<T>,
): readonly Loss<T, Attack<T['action']>>[] =>
  lossesIn(attack, game, () => causeOf(implementation, attack, game));

/** Thrown where an attack has the others finalize what they cannot. */
export class NotAnAttack extends Error {}

const check = (statuses: Statuses, action: { readonly type: string } | Finalize | Challenge): void => {
  const can =
    'outcome' in action
      ? canFinalize(statuses, action.channel, action.outcome)
      : !('channel' in action) || canDemand(statuses, action.channel);
  if (!can) throw new NotAnAttack('the others finalize, or demand, what they cannot');
};

/** Plays the attack: the others do what it says, the player what its strategy says. */
export const playAttack = <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
): Promise<Game<T>> => {
  const moves = [...attack.moves];
  const others: Others<T> = async ({ submitted, statuses, done }) => {
    const [next] = moves;
    if (next === undefined || (next.before > submitted && !done)) return undefined;
    moves.shift();
    check(statuses, next.action as { readonly type: string });
    return next;
  };
  return playGame(implementation, attack, namesIn(implementation, attack), others);
};
