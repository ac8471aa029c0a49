/**
 * The concrete game: signatures, challenges, deadlines and redistribution operations, all interleaved.
 *
 * It is the game of values once more, but channels are played out by their own rules instead of by a status. The
 * others see what the player submits before it counts. When the player waits, one of the standing challenges
 * expires, and the others say which. Channels that are not played out keep their statuses.
 *
 * Slow, and meant to be: it is what the statuses are measured by.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf } from '../modelling/chain.js';
import { lesser, type Coins } from '../modelling/coins.js';
import type { Arena, Decision, Node, Result } from '../force-move/finality/arena.js';
import { finalizedIn, theGame } from './game.js';
import { positionKey } from './position.js';
import type { View } from './view.js';

/** The channels that are played out. */
export type Arenas = ReadonlyMap<ChannelAddress, Arena>;

/** The view, and where each channel that is played out has got to. */
interface Concrete {
  readonly view: View;
  readonly nodes: ReadonlyMap<ChannelAddress, Node>;
}

export type Played =
  | { readonly type: 'exact'; readonly value: Coins; readonly positions: number }
  | { readonly type: 'boundReached'; readonly bound: number };

/** What the player can make sure that the target holds. */
export const concreteValue = (view: View, arenas: Arenas, target: Address, bound = 200_000): Played => {
  const known = new Map<string, Coins>();

  const keyOf = ({ view, nodes }: Concrete): string =>
    [
      positionKey(view),
      ...[...nodes].map(([channel, node]) => `${channel} ${arenas.get(channel)!.key(node)}`),
    ].join('\n');

  const remember = (key: string, work: () => Coins): Coins => {
    const found = known.get(key);
    if (found !== undefined || known.size > bound) return found ?? 0n;
    const worth = work();
    known.set(key, worth);
    return worth;
  };

  /** The position once a channel has gone on like this. */
  const goneOn = ({ view, nodes }: Concrete, channel: ChannelAddress, result: Result): Concrete => {
    if (result.type === 'node') return { view, nodes: new Map(nodes).set(channel, result.node) };
    const rest = new Map(nodes);
    rest.delete(channel);
    return { view: finalizedIn(view, channel, result.ending.outcome), nodes: rest };
  };

  /** Everything that the others can do next; several positions if the player then chooses. */
  const theirs = function* (at: Concrete): Generator<readonly Concrete[]> {
    for (const { leadsTo } of theGame.theirs(at.view)) yield leadsTo.map((view) => ({ ...at, view }));
    for (const [channel, node] of at.nodes)
      for (const { result } of arenas.get(channel)!.coalitionMoves(node)) yield [goneOn(at, channel, result)];
  };

  /** The worst that the others do, once what happens if they do nothing is known. */
  const atWorst = (at: Concrete, idle: Coins, next: (position: Concrete) => Coins): Coins => {
    let worth = idle;
    for (const positions of theirs(at)) {
      if (worth === 0n) break;
      worth = lesser(worth, positions.map(next).reduce(greater));
    }
    return worth;
  };

  /** The others move first, or stop. */
  const before = (at: Concrete): Coins => remember(keyOf(at), () => atWorst(at, after(at), before));

  /** The player stops, or does whatever is best. */
  const after = (at: Concrete): Coins => {
    let worth = balanceOf(at.view.chain, target);
    for (const { leadsTo } of theGame.mine(at.view))
      worth = greater(worth, leadsTo.map((view) => before({ ...at, view })).reduce(lesser));
    for (const [channel, node] of at.nodes)
      for (const decision of arenas.get(channel)!.decisions(node))
        if (decision.type === 'call') worth = greater(worth, submitted(at, channel, decision));
    return greater(worth, waited(at));
  };

  /** A call is about to count, and the others may act before it does. */
  const submitted = (at: Concrete, channel: ChannelAddress, decision: Decision): Coins => {
    const arena = arenas.get(channel)!;
    const node = at.nodes.get(channel)!;
    if (arena.released(arena.revealed(node, decision), decision) === undefined) return 0n; // of no use
    return pending(
      { ...at, nodes: new Map(at.nodes).set(channel, arena.revealed(node, decision)) },
      channel,
      decision,
    );
  };

  const pending = (at: Concrete, channel: ChannelAddress, decision: Decision): Coins => {
    const node = at.nodes.get(channel);
    const released = node && arenas.get(channel)!.released(node, decision);
    if (!released) return before(at); // the others were faster, and the call does nothing
    const key = `${keyOf(at)}\n${channel} ${callText(decision)}`;
    return remember(key, () =>
      atWorst(at, before(goneOn(at, channel, released)), (next) => pending(next, channel, decision)),
    );
  };

  /** The player waits until a challenge expires, if the others let it. */
  const waited = (at: Concrete): Coins => {
    const standing = [...at.nodes].filter(([, node]) => node.onChain.challenge !== undefined);
    if (standing.length === 0) return 0n;
    const expiries = standing.map(([channel, node]) =>
      before(goneOn(at, channel, arenas.get(channel)!.idle(node))),
    );
    return atWorst(at, expiries.reduce(lesser), before);
  };

  const nodes = new Map([...arenas].map(([channel, { start }]) => [channel, start]));
  const value = before({ view, nodes });
  return known.size > bound
    ? { type: 'boundReached', bound }
    : { type: 'exact', value, positions: known.size };
};

const greater = (a: Coins, b: Coins): Coins => (a > b ? a : b);

const callText = (decision: Decision): string =>
  JSON.stringify(decision, (key, value: unknown) =>
    key === 'channel' ? undefined : typeof value === 'bigint' ? String(value) : value,
  );
