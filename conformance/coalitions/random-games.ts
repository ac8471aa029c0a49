/**
 * Coalitions: random games of one honest participant against everybody else, on an implementation.
 *
 * In some the others move at random; in the others they try several moves on a copy of the state, and make the one
 * that leaves the player least promised.
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
import type { GameOptions, Played } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import { tried, type Draw, type Surroundings, type TheirAction } from './adversary.js';
import type { Attack, Setting, TheirMove } from './attack.js';
import { playGame, type Others, type Sight } from './game.js';
import { namesAtFirst } from './names.js';
import { offerOf, type Playable } from './offer.js';
import { settings } from './setting.js';

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

/** Random games on this implementation. */
export const randomGames = <T extends Playable>(
  implementation: Implementation<T>,
  { channels = 5, length = 12, plain }: GameOptions,
): ((game: number, seed: number) => Promise<Played<T, Attack<T['action']>>>) => {
  const kinds = (plain === undefined ? [false, true] : [plain]).map((plain) =>
    drawn(implementation as unknown as Implementation<Playable>, channels, length, plain),
  );
  return async (i, seed) => {
    const [next] = fc.sample(kinds[i % kinds.length]!, { seed, numRuns: 1 });
    const { setting } = next!;
    const names = new Set([...namesAtFirst(implementation, setting), stranger]);
    const moves: TheirMove<T['action']>[] = [];
    const others = coalition(implementation, next!, names, moves);
    const game = await playGame(implementation, setting, names, others);
    return { attack: { ...setting, moves }, game };
  };
};
