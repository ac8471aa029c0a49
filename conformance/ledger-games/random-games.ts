/**
 * Random games: networks of ledgers as they are compared operation by operation, one of their participants, and
 * what all others do.
 *
 * Networks of several ledgers are as honest participants make them, ledgers out of shape stand alone: what is
 * promised is found by trying everything. A game follows from a number alone. In some of them the others do the first thing that comes to mind; in the
 * rest they try several on a copy of the state, and do the one that leaves the player least.
 */
import fc from 'fast-check';
import { reclaim, type Coins } from '../../spec/index.js';
import type { GameOptions, Played } from '../games/index.js';
import type { Operation } from '../implementation.js';
import { beginning, hopsOf, moves } from '../ledgers/example.js';
import type {
  Ledgers,
  LedgersAction,
  LedgersCapabilities,
  LedgersImplementation,
  LedgersState,
} from '../ledgers/index.js';
import { stateAt } from '../ledgers/step.js';
import { mentionedAtStart, mentionedInAction } from '../ledgers/trace.js';
import type { Move } from '../subject.js';
import { isWithin, spoils, type LedgerAttack, type LedgerSetting } from './attack.js';
import { playLedgers, stateIn, type Others } from './game.js';

const { effective, leastPaidInParts, ledgers, paidTo } = reclaim;

interface Drawn {
  readonly setting: LedgerSetting;
  readonly moves: readonly Move<Ledgers>[];
  readonly greedy: boolean;
  /** Before each turn of the others, whether they let the player go first. */
  readonly waits: readonly boolean[];
}

/** The participant that is promised most, but for one that calls back. */
const mostPromised = (start: LedgerSetting['start']): LedgerSetting['player'] => {
  const state = stateAt(start);
  const promises = start.participants
    .filter((who) => who !== start.callsBack?.by)
    .map((who) => ({ who, least: leastPaidInParts(state, who) }));
  return promises.reduce((best, one) => (one.least > best.least ? one : best)).who;
};

/** Everything is on chain in most of them; in the others no more than is drawn. */
const drawn = (capabilities: LedgersCapabilities, channels: number, length: number): fc.Arbitrary<Drawn> =>
  fc
    .record({
      begun: fc.oneof(
        beginning(capabilities, { hops: hopsOf(channels), odd: false }),
        beginning(capabilities, { hops: 1 }),
      ),
      all: fc.nat({ max: 3 }),
      moves: moves(length),
      greedy: fc.boolean(),
      waits: fc.array(fc.boolean(), { minLength: 2 * length, maxLength: 2 * length }),
    })
    .map(({ begun: { start, reached }, all, moves, greedy, waits }) => {
      const begun = all > 0 ? { ...start, outcomes: reached } : start;
      const setting = { player: mostPromised(begun), start: begun };
      return { setting, moves: moves(reached), greedy, waits };
    })
    .filter(({ setting: { start } }) => isWithin(capabilities, start));

/** Whatever is effective is done by the rules, transfers first. */
const complete = (chain: reclaim.LedgerChain): reclaim.LedgerChain => {
  const [action] = effective(chain);
  const step = action && ledgers(chain, action);
  return step?.status === 'applied' ? complete(step.chain) : chain;
};

/** Of how many ideas the greediest is the one that is done. */
const thoughts = 3;

/** The others, taking their ideas from what was drawn; what they do is written down. */
const coalition = (
  implementation: LedgersImplementation,
  { setting, moves, greedy, waits }: Drawn,
  written: Operation<Ledgers>[],
): Others => {
  const { player, start } = setting;
  const { capabilities, subject } = implementation;
  const ideas = [...moves];
  const pauses = [...waits];
  let seconds = 0;

  /** What the player is paid if after this everything takes its course. */
  const leaves = async (action: LedgersAction): Promise<Coins> => {
    const before = await implementation.snapshot();
    await implementation.apply({ action, seconds: 0 });
    const names = new Set([...mentionedAtStart(start), ...mentionedInAction(action)]);
    const left = paidTo(complete(stateIn(setting, await implementation.observe(names))), player);
    await implementation.revert(before);
    return left;
  };

  const possible = (state: LedgersState, last: LedgersAction | undefined): readonly LedgersAction[] =>
    ideas
      .splice(0, greedy ? thoughts : 1)
      .map((idea) => idea(state, last).action)
      .filter(
        (action) => !spoils(start, action) && subject.notAsked(capabilities, state, action) === undefined,
      );

  return async (state, last) => {
    while (ideas.length > 0) {
      if (pauses.pop()) {
        seconds += 1;
        return 'wait';
      }
      const [first, ...others] = possible(state, last);
      if (first === undefined) continue;
      let [action, least] = [first, others.length > 0 ? await leaves(first) : 0n];
      for (const other of others) {
        const left = await leaves(other);
        if (left < least) [action, least] = [other, left];
      }
      written.push({ action, seconds });
      seconds = 0;
      return action;
    }
    return undefined;
  };
};

/** Random games on this implementation. */
export const randomGames = (
  implementation: LedgersImplementation,
  { channels = 5, length = 12 }: GameOptions,
): ((game: number, seed: number) => Promise<Played<Ledgers, LedgerAttack>>) => {
  const games = drawn(implementation.capabilities, channels, length);
  return async (_, seed) => {
    const [next] = fc.sample(games, { seed, numRuns: 1 });
    const { setting } = next!;
    const written: Operation<Ledgers>[] = [];
    const game = await playLedgers(implementation, setting, coalition(implementation, next!, written));
    return { attack: { ...setting, moves: written }, game };
  };
};
