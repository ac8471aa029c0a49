/**
 * Games: one honest participant against everybody else, on an implementation, whatever is played there.
 *
 * The player is not scripted: it plays its strategy, and the others do anything in between. A game is lost if the
 * player ends with less than it was promised at first, or if the books owe coins that are not there.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Coins } from '../../spec/index.js';
import type { Operation, Response, Terms } from '../implementation.js';

export interface Turn<T extends Terms> {
  readonly by: 'player' | 'others';
  /** What was on chain before it and after it, by the implementation's own account. */
  readonly before: T['observed'];
  readonly operation: Operation<T>;
  readonly response: Response;
  readonly after: T['observed'];
}

export interface Game<T extends Terms> {
  readonly promised: Coins;
  /** What the player has withdrawn, or was paid. */
  readonly got: Coins;
  readonly turns: readonly Turn<T>[];
  /** The coins on the books, those that are there, and after how many turns the books first said more. */
  readonly created?: { readonly onBooks: Coins; readonly held: Coins; readonly turns: number };
}

export type LossKind = 'less than promised' | 'coins created';

export interface Cause {
  /** What the implementation does otherwise, in words. */
  readonly symptom: string;
  readonly ingredients: readonly string[];
}

/** What is lost, and why. */
export interface Lost {
  readonly kind: LossKind;
  readonly cause: Cause;
}

export interface Loss<T extends Terms, Attack> extends Lost {
  readonly attack: Attack;
  readonly game: Game<T>;
}

const kindsOf = ({ promised, got, created }: Game<Terms>): readonly LossKind[] => [
  ...(got < promised ? (['less than promised'] as const) : []),
  ...(created ? (['coins created'] as const) : []),
];

/** The losses that a game ended in; why is only asked if there are any. */
export const lossesIn = <T extends Terms, Attack>(
  attack: Attack,
  game: Game<T>,
  causeOf: () => Cause,
): readonly Loss<T, Attack>[] => {
  const kinds = kindsOf(game as unknown as Game<Terms>);
  if (kinds.length === 0) return [];
  const cause = causeOf();
  return kinds.map((kind) => ({ kind, cause, attack, game }));
};

/** How a loss shows itself, in words. */
export const lossText = ({ kind, cause }: Lost): string => `${kind}: ${cause.symptom}`;

/** Losses of one cause have the same name. */
export const nameOf = (loss: Lost): string => [lossText(loss), ...loss.cause.ingredients].join(' + ');

/** The name of the file that a loss is kept in. */
export const idOf = ({ kind, cause: { symptom, ingredients } }: Lost): string =>
  [kind, symptom, ...ingredients]
    .join(' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 16)
    .join('-');

/** A loss as a file tells it. */
export interface KnownLoss<Attack> {
  readonly id: string;
  /** Which implementations lose it: versions of one generation. */
  readonly implementations: readonly string[];
  readonly loss: LossKind;
  readonly symptom: string;
  readonly ingredients: readonly string[];
  readonly attack: Attack;
  readonly promised: Coins;
  readonly got: Coins;
}
