/**
 * Losses: the player ends with less than it was promised, or the books owe coins that are not there; and
 * attacks, played again.
 */
import type { Challenge, Finalize, Statuses } from '../../spec/index.js';
import type { Implementation } from '../implementation.js';
import { canDemand, canFinalize, type Attack } from './attack.js';
import { causeOf, type Cause } from './cause.js';
import { playGame, type Game, type Others } from './game.js';
import { namesIn } from './names.js';
import type { Playable } from './offer.js';

export type LossKind = 'less than promised' | 'coins created';

export const lossesIn = ({ promised, got, created }: Game<Playable>): readonly LossKind[] => [
  ...(got < promised ? (['less than promised'] as const) : []),
  ...(created ? (['coins created'] as const) : []),
];

/** What is lost, and why. */
export interface Lost {
  readonly kind: LossKind;
  readonly cause: Cause;
}

export interface Loss<T extends Playable> extends Lost {
  readonly attack: Attack<T['action']>;
  readonly game: Game<T>;
}

/** How a loss shows itself, in words. */
export const lossText = ({ kind, cause }: Lost): string => `${kind}: ${cause.symptom}`;

/** The losses that this game ended in, each with its cause. */
export const lossesOf = <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
  game: Game<T>,
): readonly Loss<T>[] => {
  const kinds = lossesIn(game);
  if (kinds.length === 0) return [];
  const cause = causeOf(implementation, attack, game);
  return kinds.map((kind) => ({ kind, cause, attack, game }));
};

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
