/**
 * Coalitions: random games of one honest participant against everybody else, on an implementation.
 *
 * A game follows from the seed and its number alone. In some the others move at random; in the others they try
 * several moves on a copy of the state, and make the one that leaves the player least promised. Losses with
 * the same cause are made small once or twice, and reported whenever one is smaller than the last.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import fc from 'fast-check';
import {
  chainOf,
  channel,
  leastOf,
  networkOf,
  promised,
  recordOf,
  type Address,
  type Chain,
  type Coins,
} from '../../spec/index.js';
import type { Implementation } from '../implementation.js';
import type { Looks } from '../met.js';
import { tried, type Draw, type Surroundings, type TheirAction } from './adversary.js';
import { sizeOf, type Attack, type Setting, type TheirMove } from './attack.js';
import { playGame, type Game, type Others, type Sight } from './game.js';
import { lossesOf, lossText, type Loss, type Lost } from './loss.js';
import { namesAtFirst } from './names.js';
import { offerOf, type Playable } from './offer.js';
import { settings } from './setting.js';
import { shrinkLoss } from './shrink.js';

export interface CoalitionOptions {
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

export interface CoalitionProgress<T extends Playable> {
  readonly contest: Contest;
  /** The smallest so far of its cause, if this game was lost for a new cause or in a smaller way. */
  readonly losses: readonly Loss<T>[];
  /** What the losses looked like before any was made small. */
  readonly looks: readonly Looks[];
}

const stranger = channel('Z');

interface Drawn {
  readonly setting: Setting;
  readonly greedy: boolean;
  readonly numbers: readonly number[];
}

const drawn = (
  { capabilities }: Implementation<Playable>,
  channels: number,
  length: number,
  plain: boolean,
): fc.Arbitrary<Drawn> =>
  fc.record({
    setting: settings(capabilities, channels, plain),
    greedy: fc.boolean(),
    numbers: fc.array(fc.nat({ max: 255 }), { minLength: 3 * length, maxLength: 8 * length, size: 'max' }),
  });

/** How many moves are tried before the greediest is made. */
const thoughts = 5;

/** The others, reading from these numbers what they do; what they do is written down. */
const coalition = <T extends Playable>(
  implementation: Implementation<T>,
  { setting, greedy, numbers }: Drawn,
  names: ReadonlySet<string>,
  written: TheirMove<T['action']>[],
): Others<T> => {
  const { player, start } = setting;
  const offer = offerOf(implementation);
  const { capabilities } = implementation;
  const around: Surroundings = {
    player,
    everybody: [...names] as Address[],
    challenged: start.challenged,
  };
  let used = 0;
  const draw: Draw = (below) => (numbers[used++] ?? 0) % below;

  const asked = (action: TheirAction, chain: Chain): TheirMove<T['action']>['action'] | undefined =>
    action.type === 'challenge' ? action : offer.asked(capabilities, chain, action);

  /** What the player would be promised after this. */
  const leaves = async (actions: readonly TheirAction[]): Promise<Coins> => {
    const before = await implementation.snapshot();
    const chain = async () => chainOf(start.participants, networkOf(await implementation.observe(names)));
    for (const action of actions) {
      const asking = asked(action, await chain());
      if (asking !== undefined && action.type !== 'challenge')
        await implementation.apply({ action: asking, seconds: 1 });
    }
    const left = leastOf(promised({ chain: await chain(), statuses: recordOf([]) }, player));
    await implementation.revert(before);
    return left;
  };

  /** An idea, or of several the one that leaves the player least promised. */
  const chosen = async (sight: Sight): Promise<readonly TheirAction[]> => {
    const [first = [], ...others] = Array.from({ length: greedy ? thoughts : 1 }, () =>
      tried(sight, around, draw),
    ).filter((actions) => actions.length > 0);
    let [worst, least] = [first, others.length > 0 ? await leaves(first) : 0n];
    for (const actions of others) {
      const left = await leaves(actions);
      if (left < least) [worst, least] = [actions, left];
    }
    return worst;
  };

  const intended: TheirAction[] = [];
  return async (sight) => {
    for (;;) {
      while (intended.length === 0) {
        if (used >= numbers.length || draw(4) === 0) return undefined;
        intended.push(...(await chosen(sight)));
      }
      const action = asked(intended.shift()!, sight.view.chain);
      if (action === undefined) continue;
      const move = { before: sight.submitted, action, seconds: draw(3) === 0 ? 0 : 1 };
      written.push(move);
      return move;
    }
  };
};

const count = (contest: Contest, { promised, got, turns }: Game<Playable>, lost: boolean): void => {
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
export async function* coalitions<T extends Playable>(
  implementation: Implementation<T>,
  { seed, runs, first = 0, stride = 1, channels = 5, length = 12, plain, attempts = 2 }: CoalitionOptions,
): AsyncGenerator<CoalitionProgress<T>> {
  const contest: Contest = {
    ...{ games: 0, promising: 0, contested: 0, applied: 0, refused: 0, late: 0, tight: 0, lost: 0 },
    ...{ promised: 0n, got: 0n },
  };
  const kinds = (plain === undefined ? [false, true] : [plain]).map((plain) =>
    drawn(implementation as unknown as Implementation<Playable>, channels, length, plain),
  );
  const looks = new Map<string, Looks>();
  const smallest = new Map<string, Loss<T>>();

  for (let i = first; i < runs; i += stride) {
    const games = kinds[i % kinds.length]!;
    const [next] = fc.sample(games, { seed: gameSeed(seed, i), numRuns: 1 });
    const { setting } = next!;
    const names = new Set([...namesAtFirst(implementation, setting), stranger]);
    const moves: TheirMove<T['action']>[] = [];
    const game = await playGame(
      implementation,
      setting,
      names,
      coalition(implementation, next!, names, moves),
    );
    const attack: Attack<T['action']> = { ...setting, moves };
    const losses = lossesOf(implementation, attack, game);
    count(contest, game, losses.length > 0);

    const smaller: Loss<T>[] = [];
    for (const loss of losses) {
      const look = nameOf(loss);
      const { runs: before } = looks.get(look) ?? { runs: 0 };
      looks.set(look, { symptom: lossText(loss), ingredients: loss.cause.ingredients, runs: before + 1 });
      if (before >= attempts) continue;
      const small = await shrinkLoss(implementation, loss);
      const name = nameOf(small);
      const known = smallest.get(name);
      if (known && sizeOf(known.attack) <= sizeOf(small.attack)) continue;
      smallest.set(name, small);
      smaller.push(small);
    }
    yield { contest, losses: smaller, looks: [...looks.values()] };
  }
}

/** Losses of one cause have the same name. */
export const nameOf = (loss: Lost): string => [lossText(loss), ...loss.cause.ingredients].join(' + ');
