/**
 * Shrink: the shortest attack this finds that ends in the same kind of loss, for the same cause.
 *
 * First the others do less, whatever the cause is then: what they did in vain, or what was lost anyway, is not
 * the cause. After that, channels, entries and coins go. From there on a smaller attack counts only if it shows
 * the same symptom, nothing unusual that the larger one did not have, and if it takes all of its moves.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation, Terms } from '../implementation.js';
import { lossesIn, type Loss, type Lost } from './game.js';
import type { Sport } from './sport.js';

const ofOneCause = (loss: Lost, than: Lost): boolean =>
  loss.kind === than.kind &&
  loss.cause.symptom === than.cause.symptom &&
  loss.cause.ingredients.every((ingredient) => than.cause.ingredients.includes(ingredient));

/** What this attack loses; nothing if it is none. */
export const lostBy = async <T extends Terms, Attack>(
  { play, causeOf }: Pick<Sport<T, Attack>, 'play' | 'causeOf'>,
  implementation: Implementation<T>,
  attack: Attack,
): Promise<readonly Loss<T, Attack>[]> => {
  const game = await play(implementation, attack);
  return game ? lossesIn(attack, game, () => causeOf(implementation, attack, game)) : [];
};

export const shrinkLoss = async <T extends Terms, Attack>(
  sport: Sport<T, Attack>,
  implementation: Implementation<T>,
  loss: Loss<T, Attack>,
): Promise<Loss<T, Attack>> => {
  const { sizeOf, smaller, withFewerMoves } = sport;

  /** The first of these attacks that still ends in such a loss, of those that are no larger. */
  const firstLost = async (
    { attack, kind }: Loss<T, Attack>,
    candidates: Iterable<Attack>,
    isSame: (loss: Loss<T, Attack>) => boolean | Promise<boolean> = () => true,
  ): Promise<Loss<T, Attack> | undefined> => {
    for (const candidate of candidates) {
      if (isDeepStrictEqual(candidate, attack) || sizeOf(candidate) > sizeOf(attack)) continue;
      const losses = await lostBy(sport, implementation, candidate);
      const found = losses.find((one) => one.kind === kind);
      if (found && (await isSame(found))) return found;
    }
    return undefined;
  };

  /** What is lost by fewer moves too. */
  const withFewer = (one: Loss<T, Attack>) => firstLost(one, withFewerMoves(one.attack));

  let smallest = loss;
  for (let next; (next = await withFewer(smallest));) smallest = next;

  const oneSmaller = (than: Loss<T, Attack>) =>
    firstLost(
      than,
      smaller(than.attack),
      async (less) => ofOneCause(less, than) && (await withFewer(less)) === undefined,
    );
  for (let next; (next = await oneSmaller(smallest));) smallest = next;
  return smallest;
};
