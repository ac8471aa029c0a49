/**
 * Shrink: the shortest attack this finds that ends in the same kind of loss, for the same cause.
 *
 * What the others do goes first, then channels, entries and coins. A smaller attack counts only if it shows the
 * same symptom, and nothing unusual that the larger one did not have.
 */
import type { Implementation } from '../implementation.js';
import { isDeepStrictEqual } from 'node:util';
import { sizeOf, viewIn, type Attack } from './attack.js';
import { lossesOf, NotAnAttack, playAttack, type Loss } from './loss.js';
import type { Playable } from './offer.js';
import { smaller } from './smaller.js';

/** The loss that this attack ends in, if it is one of the same kind and cause. */
const stillLost = async <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
  { kind, cause }: Loss<T>,
): Promise<Loss<T> | undefined> => {
  try {
    viewIn(attack);
    const game = await playAttack(implementation, attack);
    const losses = lossesOf(implementation, attack, game);
    return losses.find(
      (loss) =>
        loss.kind === kind &&
        loss.cause.symptom === cause.symptom &&
        loss.cause.ingredients.every((ingredient) => cause.ingredients.includes(ingredient)),
    );
  } catch (error) {
    if (error instanceof NotAnAttack || error instanceof TypeError) return undefined;
    throw error;
  }
};

export const shrinkLoss = async <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T>,
): Promise<Loss<T>> => {
  const oneSmaller = async (than: Loss<T>): Promise<Loss<T> | undefined> => {
    for (const candidate of smaller(than.attack)) {
      if (isDeepStrictEqual(candidate, than.attack) || sizeOf(candidate) > sizeOf(than.attack)) continue;
      const found = await stillLost(implementation, candidate, than);
      if (found) return found;
    }
    return undefined;
  };

  let smallest = loss;
  for (let next; (next = await oneSmaller(smallest));) smallest = next;
  return smallest;
};
