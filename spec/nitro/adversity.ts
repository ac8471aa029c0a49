/**
 * Adversity: where the coins can flow before they reach a target, in one case of who ends up short.
 *
 * The coins of a complete redistribution obey the priority law in each group. Once it is assumed which debts
 * end short the law is linear: what it leaves are the circulations of these pipes.
 *
 * Only groups upstream of the target count. Everything else is outside, where coins come from and go to.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { sum, type Coins } from '../modelling/coins.js';
import type { BoundedPipe } from './circulation.js';
import type { Assumption, Plan } from './priority-law.js';
import type { Upstream } from './upstream.js';

/** What a source pays to a destination, and the pipe that carries it. */
interface Stream {
  readonly channel: ChannelAddress;
  readonly source: ChannelAddress;
  readonly destination: Address;
  readonly pipe: number;
}

export interface Adversity {
  readonly pipes: readonly BoundedPipe[];
  /** The pipe that carries all that the target receives, its balance included. */
  readonly measured: number;
  readonly streams: readonly Stream[];
  /** The pipes that carry what the sources of a group keep. */
  readonly kept: ReadonlyMap<ChannelAddress, number>;
}

/** Addresses have no white space and are not empty: none of these can be an address. */
const OUTSIDE = '';
const debtOf = (channel: ChannelAddress, destination: Address): string => `${channel} ${destination}`;
const surplusOf = (channel: ChannelAddress): string => `${channel} `;

/** The ways of the coins if all of this is assumed. */
export const adversity = (upstream: Upstream, assumptions: readonly Assumption[]): Adversity => {
  const { target, groups, balance, minimum, surplus } = upstream;
  const inside: readonly Address[] = [
    ...groups.flatMap(({ sources }) => sources.map(({ address }) => address)),
    target,
  ];
  const all = sum(inside.map(balance));
  const known = new Set(inside);
  const ends = ending(assumptions);

  const pipes: BoundedPipe[] = [];
  const streams: Stream[] = [];
  const kept = new Map<ChannelAddress, number>();
  /** Adds a pipe, and says which one it is. */
  const pipe = (from: string, to: string, least: Coins, most: Coins): number =>
    pipes.push({ from, to, least, most }) - 1;

  const measured = pipe(target, OUTSIDE, 0n, all);
  for (const address of inside) pipe(OUTSIDE, address, balance(address), balance(address));
  for (const { channel, debts, sources } of groups) {
    for (const [destination, amount] of debts) {
      const to = known.has(destination) ? destination : OUTSIDE;
      const least = ends.paid(channel, destination) ? amount : minimum(channel, destination);
      const most = ends.short(channel, destination) ? amount - 1n : amount;
      pipe(debtOf(channel, destination), to, least, most);
    }
    for (const { address, order } of sources)
      for (const [destination] of order) {
        const way = pipe(address, debtOf(channel, destination), 0n, all);
        streams.push({ channel, source: address, destination, pipe: way });
        if (ends.short(channel, destination)) break; // nothing below a debt that ends short
      }
    if (surplus(channel) === 0n || ends.shortOfAny(channel)) continue; // nothing is kept while a debt is left
    for (const { address } of sources) pipe(address, surplusOf(channel), 0n, all);
    kept.set(channel, pipe(surplusOf(channel), OUTSIDE, 0n, surplus(channel)));
  }
  return { pipes, measured, streams, kept };
};

/** How debts end, as far as it is assumed. */
const ending = (assumptions: readonly Assumption[]) => {
  const answers = new Map(
    assumptions.map(({ channel, destination, ends }) => [
      destination === undefined ? channel : debtOf(channel, destination),
      ends,
    ]),
  );
  const short = new Set(assumptions.filter(({ ends }) => ends === 'short').map(({ channel }) => channel));
  return {
    paid: (channel: ChannelAddress, destination: Address): boolean =>
      answers.get(channel) === 'paid' || answers.get(debtOf(channel, destination)) === 'paid',
    short: (channel: ChannelAddress, destination: Address): boolean =>
      answers.get(debtOf(channel, destination)) === 'short',
    shortOfAny: (channel: ChannelAddress): boolean => short.has(channel),
  };
};

/** What a circulation plans in each group, and the groups whose sources keep coins. */
export const planned = (
  { groups }: Upstream,
  { streams, kept }: Adversity,
  along: readonly Coins[],
): { readonly plans: ReadonlyMap<ChannelAddress, Plan>; readonly keeping: ReadonlySet<ChannelAddress> } => {
  const plans = new Map(
    groups.map(({ channel, sources }) => [
      channel,
      new Map(sources.map(({ address }) => [address, new Map<Address, Coins>()])),
    ]),
  );
  for (const { channel, source, destination, pipe } of streams)
    plans.get(channel)!.get(source)!.set(destination, along[pipe]!);
  const keeping = [...kept].flatMap(([channel, pipe]) => (along[pipe]! > 0n ? [channel] : []));
  return { plans, keeping: new Set(keeping) };
};
