/**
 * Upstream: the groups whose coins can reach a target, and what is certain about them in every redistribution.
 *
 * Nothing else makes a difference to the target. Where their coins go when they do not reach it does not
 * matter either.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, type Network } from '../modelling/chain.js';
import { lesser, sum, type Coins } from '../modelling/coins.js';
import type { Group } from './group.js';

export interface Upstream {
  readonly target: Address;
  /** In order. */
  readonly groups: readonly Group[];
  /** What every address holds before anything is paid. */
  readonly balance: (address: Address) => Coins;
  /** What a group pays at least to each of its destinations. */
  readonly minimum: (channel: ChannelAddress, destination: Address) => Coins;
  /** What the sources of a group keep at most, once all its debts are paid. */
  readonly surplus: (channel: ChannelAddress) => Coins;
}

/** What is upstream of the target, given all groups of the network in order and their minimum payouts. */
export const upstreamOf = (
  network: Pick<Network, 'balances'>,
  all: readonly Group[],
  target: Address,
  minimum: Upstream['minimum'],
): Upstream => {
  const groups = groupsUpstream(all, target);
  const surpluses = surplusesOf(network, groups);
  return {
    target,
    groups,
    balance: (address) => balanceOf(network, address),
    minimum,
    surplus: (channel) => surpluses.get(channel) ?? 0n,
  };
};

export const groupsUpstream = (groups: readonly Group[], target: Address): readonly Group[] => {
  const leading = new Set<Address>([target]);
  const upstream: Group[] = [];
  for (const group of groups.toReversed())
    if (group.debts.some(([destination]) => leading.has(destination))) {
      upstream.push(group);
      for (const { address } of group.sources) leading.add(address);
    }
  return upstream.toReversed();
};

/** What is left of the most that the sources can ever have. */
const surplusesOf = (
  network: Pick<Network, 'balances'>,
  groups: readonly Group[],
): ReadonlyMap<ChannelAddress, Coins> => {
  const owed = new Map<Address, Coins>();
  return new Map(
    groups.map(({ channel, debts, sources }) => {
      const most = sum(sources.map(({ address }) => balanceOf(network, address) + (owed.get(address) ?? 0n)));
      for (const [to, amount] of debts) owed.set(to, (owed.get(to) ?? 0n) + lesser(amount, most));
      const left = most - sum(debts.map(([, amount]) => amount));
      return [channel, left > 0n ? left : 0n];
    }),
  );
};
