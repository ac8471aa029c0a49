/**
 * Search: random games, and what is lost in them. Losses with the same cause are made small once or twice, and
 * reported whenever one is smaller than the last.
 */
import type { Coins } from '../../spec/index.js';
import type { Implementation, Terms } from '../implementation.js';
import type { Looks } from '../met.js';
import { lossesIn, lossText, nameOf, type Game, type Loss } from './game.js';
import { shrinkLoss } from './shrink.js';
import type { GameOptions, Sport } from './sport.js';

/** What the games were like: a search in which nobody is in the way finds nothing. */
export interface Contest {
  games: number;
  /** Games in which something was promised at all. */
  promising: number;
  /** Games in which the others did anything that was applied. */
  contested: number;
  /** Operations of the others that were applied, and that were refused. */
  applied: number;
  refused: number;
  /** Operations of the player that were refused, mostly as the others were faster. */
  late: number;
  /** Games in which the player got exactly what it was promised, and it was something. */
  tight: number;
  /** Games that were lost. */
  lost: number;
  promised: Coins;
  got: Coins;
}

export interface SearchProgress<T extends Terms, Attack> {
  readonly contest: Contest;
  /** The smallest so far of its cause, if this game was lost for a new cause or in a smaller way. */
  readonly losses: readonly Loss<T, Attack>[];
  /** What the losses looked like before any was made small. */
  readonly looks: readonly Looks[];
}

const count = <T extends Terms>(contest: Contest, { promised, got, turns }: Game<T>, lost: boolean): void => {
  const others = turns.filter(({ by }) => by === 'others');
  const applied = others.filter(({ response }) => response.status === 'applied').length;
  contest.games += 1;
  contest.promising += promised > 0n ? 1 : 0;
  contest.contested += applied > 0 ? 1 : 0;
  contest.applied += applied;
  contest.refused += others.length - applied;
  contest.late += turns.filter(({ by, response }) => by === 'player' && response.status === 'refused').length;
  contest.tight += promised > 0n && got === promised ? 1 : 0;
  contest.lost += lost ? 1 : 0;
  contest.promised += promised;
  contest.got += got;
};

/** Seeds far apart for neighbouring seeds. */
const gameSeed = (seed: number, game: number): number => (Math.imul(seed, 0x9e3779b1) + game) | 0;

/** Yields after every game; the implementation is set up anew for each. */
export async function* searching<T extends Terms, Attack>(
  sport: Sport<T, Attack>,
  implementation: Implementation<T>,
  options: GameOptions,
): AsyncGenerator<SearchProgress<T, Attack>> {
  const { seed, runs, first = 0, stride = 1, attempts = 2 } = options;
  const contest: Contest = {
    ...{ games: 0, promising: 0, contested: 0, applied: 0, refused: 0, late: 0, tight: 0, lost: 0 },
    ...{ promised: 0n, got: 0n },
  };
  const random = sport.random(implementation, options);
  const looks = new Map<string, Looks>();
  const smallest = new Map<string, Loss<T, Attack>>();

  for (let i = first; i < runs; i += stride) {
    const { attack, game } = await random(i, gameSeed(seed, i));
    const losses = lossesIn(attack, game, () => sport.causeOf(implementation, attack, game));
    count(contest, game, losses.length > 0);

    const smaller: Loss<T, Attack>[] = [];
    for (const loss of losses) {
      const look = nameOf(loss);
      const { runs: before } = looks.get(look) ?? { runs: 0 };
      looks.set(look, { symptom: lossText(loss), ingredients: loss.cause.ingredients, runs: before + 1 });
      if (before >= attempts) continue;
      const small = await shrinkLoss(sport, implementation, loss);
      const name = nameOf(small);
      const known = smallest.get(name);
      if (known && sport.sizeOf(known.attack) <= sport.sizeOf(small.attack)) continue;
      smallest.set(name, small);
      smaller.push(small);
    }
    yield { contest, losses: smaller, looks: [...looks.values()] };
  }
}
