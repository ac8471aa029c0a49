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
import { balanceOf, type Network } from '../modelling/chain.js';
import { sum, type Coins } from '../modelling/coins.js';
import type { BoundedPipe } from './circulation.js';
import type { Group } from './group.js';
import type { Plan } from './priority-law.js';

/** The groups whose coins can reach the target, in order, with the least payout of each of their debts. */
export interface Upstream {
  readonly target: Address;
  readonly groups: readonly Group[];
  readonly minimum: (channel: ChannelAddress, destination: Address) => Coins;
}

/** Does this debt end paid? Or, without a destination: do all debts of the group? */
export interface Question {
  readonly channel: ChannelAddress;
  readonly destination?: Address;
}

/** An answer that is assumed. */
export interface Assumption extends Question {
  readonly ends: 'paid' | 'short';
}

/** What a source pays to a destination. */
export interface Stream {
  readonly channel: ChannelAddress;
  readonly source: ChannelAddress;
  readonly destination: Address;
  /** The pipe that carries it. */
  readonly pipe: number;
}

/** What a source keeps. */
export interface Spare {
  readonly channel: ChannelAddress;
  readonly pipe: number;
}

export interface Adversity {
  readonly pipes: readonly BoundedPipe[];
  /** The pipe that carries all that the target receives, its balance included. */
  readonly measured: number;
  readonly streams: readonly Stream[];
  readonly spares: readonly Spare[];
}

/** Addresses have no white space and are not empty: neither name can be an address. */
const OUTSIDE = '';
const debtOf = (channel: ChannelAddress, destination: Address | '' = ''): string =>
  `${channel} ${destination}`;

/** The groups whose coins can reach the target. Expects them in order. */
export const groupsUpstream = (groups: readonly Group[], target: Address): readonly Group[] => {
  const leading = new Set<Address>([target]);
  const upstream: Group[] = [];
  for (const group of [...groups].reverse())
    if (group.debts.some(([destination]) => leading.has(destination))) {
      upstream.push(group);
      for (const { address } of group.sources) leading.add(address);
    }
  return upstream.reverse();
};

/** The ways of the coins if all of this is assumed. */
export const adversity = (
  network: Pick<Network, 'balances'>,
  { target, groups, minimum }: Upstream,
  assumptions: readonly Assumption[],
): Adversity => {
  const answers = new Map(
    assumptions.map(({ channel, destination, ends }) => [debtOf(channel, destination), ends]),
  );
  const assumed = (channel: ChannelAddress, destination: Address): Assumption['ends'] | undefined =>
    answers.get(debtOf(channel)) === 'paid' ? 'paid' : answers.get(debtOf(channel, destination));
  const short = new Set(assumptions.filter(({ ends }) => ends === 'short').map(({ channel }) => channel));

  const inside: readonly Address[] = [
    ...groups.flatMap(({ sources }) => sources.map(({ address }) => address)),
    target,
  ];
  const known = new Set(inside);
  const all = sum(inside.map((address) => balanceOf(network, address)));
  const pipes: BoundedPipe[] = inside.map((address) => {
    const balance = balanceOf(network, address);
    return { from: OUTSIDE, to: address, least: balance, most: balance };
  });
  const measured = pipes.length;
  pipes.push({ from: target, to: OUTSIDE, least: 0n, most: all });

  const streams: Stream[] = [];
  const spares: Spare[] = [];
  for (const { channel, debts, sources } of groups) {
    for (const [destination, amount] of debts) {
      const ends = assumed(channel, destination);
      pipes.push({
        from: debtOf(channel, destination),
        to: known.has(destination) ? destination : OUTSIDE,
        least: ends === 'paid' ? amount : minimum(channel, destination),
        most: ends === 'short' ? amount - 1n : amount,
      });
    }
    for (const { address, order } of sources) {
      for (const [destination] of order) {
        streams.push({ channel, source: address, destination, pipe: pipes.length });
        pipes.push({ from: address, to: debtOf(channel, destination), least: 0n, most: all });
        if (assumed(channel, destination) === 'short') break; // nothing below a debt that ends short
      }
      if (short.has(channel)) continue; // nothing is kept while a debt is left
      spares.push({ channel, pipe: pipes.length });
      pipes.push({ from: address, to: OUTSIDE, least: 0n, most: all });
    }
  }
  return { pipes, measured, streams, spares };
};

/** What a circulation plans in each group, and the groups in which it lets sources keep coins. */
export const planned = (
  { groups }: Upstream,
  { streams, spares }: Adversity,
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
  const keeping = spares.filter(({ pipe }) => along[pipe]! > 0n).map(({ channel }) => channel);
  return { plans, keeping: new Set(keeping) };
};
