/**
 * Sports: what games are about, which is payments and payouts, or ledgers. Each says what an attack is and how
 * one is played; how attacks are looked for and made small is the same for all.
 */
import type { Implementation, Terms } from '../implementation.js';
import type { Json } from '../scenario/json.js';
import type { JsonReading } from '../scenario/read.js';
import type { Cause, Game, KnownLoss, Loss } from './game.js';

export interface GameOptions {
  readonly seed: number;
  readonly runs: number;
  /** The number of the first game, and how far apart games are: several searches can share one seed. */
  readonly first?: number;
  readonly stride?: number;
  /** The most channels in a game, beside the others' own. */
  readonly channels?: number;
  /** The most moves that the others make. */
  readonly length?: number;
  /** Only settings in which nothing is unusual: nobody listed twice, everybody listed who is owed. */
  readonly plain?: boolean;
  /** How many losses with one cause are made small. */
  readonly attempts?: number;
}

/** What a random game was, written down so that it can be played again. */
export interface Played<T extends Terms, Attack> {
  readonly attack: Attack;
  readonly game: Game<T>;
}

export interface Sport<T extends Terms, Attack> {
  /** Random games, by a number that all of it follows from; the implementation is set up anew for each. */
  readonly random: (
    implementation: Implementation<T>,
    options: GameOptions,
  ) => (game: number, seed: number) => Promise<Played<T, Attack>>;
  /** Plays an attack: the others do what it says, the player what its strategy says; nothing if it is none. */
  readonly play: (implementation: Implementation<T>, attack: Attack) => Promise<Game<T> | undefined>;
  readonly causeOf: (implementation: Implementation<T>, attack: Attack, game: Game<T>) => Cause;
  /** In which the others do less, nothing at all first. */
  readonly withFewerMoves: (attack: Attack) => Iterable<Attack>;
  /** One step simpler in any way, the largest steps first. */
  readonly smaller: (attack: Attack) => Iterable<Attack>;
  /** How much there is to read: what the others do first, then channels and entries, then coins. */
  readonly sizeOf: (attack: Attack) => number;
  /** In the paper's notation, turn by turn. */
  readonly lines: (implementation: Implementation<T>, loss: Loss<T, Attack>) => readonly string[];
  /** As a file, and from there. */
  readonly json: (
    implementation: Implementation<T>,
    loss: Loss<T, Attack>,
  ) => { readonly [field: string]: Json };
  readonly read: (implementation: Implementation<T>, text: string) => JsonReading<KnownLoss<Attack>>;
}
