/**
 * Shrink: the shortest attack this finds that ends in the same kind of loss, for the same cause.
 *
 * First the others do less, whatever the cause is then: what they did in vain, or what was lost anyway, is not
 * the cause. After that, channels, entries and coins go. From there on a smaller attack counts only if it shows
 * the same symptom, and nothing unusual that the larger one did not have.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation } from '../implementation.js';
import { isPossible, sizeOf, type Attack } from './attack.js';
import { lossesOf, NotAnAttack, playAttack, type Loss } from './loss.js';
import type { Playable } from './offer.js';
import { smaller, withFewerMoves } from './smaller.js';

type Same<T extends Playable> = (loss: Loss<T>, than: Loss<T>) => boolean;

const ofOneKind = <T extends Playable>({ kind }: Loss<T>, than: Loss<T>): boolean => kind === than.kind;

const ofOneCause = <T extends Playable>(loss: Loss<T>, than: Loss<T>): boolean =>
  loss.kind === than.kind &&
  loss.cause.symptom === than.cause.symptom &&
  loss.cause.ingredients.every((ingredient) => than.cause.ingredients.includes(ingredient));

/** What this attack loses; nothing if it is none, or no view could be like this. */
const lost = async <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
): Promise<readonly Loss<T>[]> => {
  if (!isPossible(attack)) return [];
  try {
    return lossesOf(implementation, attack, await playAttack(implementation, attack));
  } catch (error) {
    if (error instanceof NotAnAttack) return [];
    throw error;
  }
};

const smallest = async <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T>,
  candidates: (attack: Attack<T['action']>) => Iterable<Attack<T['action']>>,
  isSame: Same<T>,
): Promise<Loss<T>> => {
  for (const candidate of candidates(loss.attack)) {
    if (isDeepStrictEqual(candidate, loss.attack) || sizeOf(candidate) > sizeOf(loss.attack)) continue;
    const found = (await lost(implementation, candidate)).find((less) => isSame(less, loss));
    if (found) return smallest(implementation, found, candidates, isSame);
  }
  return loss;
};

export const shrinkLoss = async <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T>,
): Promise<Loss<T>> => {
  const shorter = await smallest(implementation, loss, withFewerMoves, ofOneKind);
  return smallest(implementation, shorter, smaller, ofOneCause);
};
