/**
 * Shrink: the shortest attack this finds that ends in the same kind of loss, for the same cause.
 *
 * First the others do less, whatever the cause is then: what they did in vain, or what was lost anyway, is not
 * the cause. After that, channels, entries and coins go. From there on a smaller attack counts only if it shows
 * the same symptom, nothing unusual that the larger one did not have, and if it takes all of its moves.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation } from '../implementation.js';
import { isPossible, sizeOf, type Attack } from './attack.js';
import { lossesOf, NotAnAttack, playAttack, type Loss } from './loss.js';
import type { Playable } from './offer.js';
import { smaller, withFewerMoves } from './smaller.js';

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

/** The first of these attacks that still ends in such a loss, of those that are no larger. */
const firstLost = async <T extends Playable>(
  implementation: Implementation<T>,
  { attack, kind }: Loss<T>,
  candidates: Iterable<Attack<T['action']>>,
  isSame: (loss: Loss<T>) => boolean | Promise<boolean> = () => true,
): Promise<Loss<T> | undefined> => {
  for (const candidate of candidates) {
    if (isDeepStrictEqual(candidate, attack) || sizeOf(candidate) > sizeOf(attack)) continue;
    const found = (await lost(implementation, candidate)).find((loss) => loss.kind === kind);
    if (found && (await isSame(found))) return found;
  }
  return undefined;
};

export const shrinkLoss = async <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T>,
): Promise<Loss<T>> => {
  /** What is lost by fewer moves too. */
  const withFewer = (one: Loss<T>) => firstLost(implementation, one, withFewerMoves(one.attack));

  let smallest = loss;
  for (let next; (next = await withFewer(smallest));) smallest = next;

  const oneSmaller = (than: Loss<T>) =>
    firstLost(
      implementation,
      than,
      smaller(than.attack),
      async (less) => ofOneCause(less, than) && (await withFewer(less)) === undefined,
    );
  for (let next; (next = await oneSmaller(smallest));) smallest = next;
  return smallest;
};
