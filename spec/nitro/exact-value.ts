/**
 * The exact value of an address where every outcome is on the chain: the least that it receives over all
 * complete redistributions, its balance included.
 *
 * For an address without an outcome this is its least final balance. The coins of a channel with an outcome
 * move on; for it all coins count that ever reach it, as in the lower-bound algorithm.
 *
 * Whether it is at most a given amount is NP-complete, so this is a search: it starts from the lower bound and
 * from some complete redistribution, and distinguishes cases of debts that end paid or short until the two
 * meet. It looks at a stated number of pipes. If that is not enough what it has is an interval, and says so.
 *
 * @paper §6.2 Redistributing
 */
import type { Address } from '../modelling/address.js';
import { balanceOf, networkOf, recordOf, type Network } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Certificate, PayoutProof } from './certificate.js';
import { groupsOf, type Cyclic, type Group } from './group.js';
import { lowerBounds, type GroupMinimum } from './lower-bound.js';
import type { Payment } from './payable.js';
import { schedule } from './schedule.js';
import { upstreamOf, type Upstream } from './upstream.js';
import { worstCase, type WorstCase } from './worst-case.js';

export type ExactValue =
  | { readonly type: 'exact'; readonly value: Coins; readonly certificate: Certificate }
  /** The value is somewhere between these, which both are certain: the search has reached its limit. */
  | {
      readonly type: 'interval';
      readonly least: Coins;
      readonly most: Coins;
      readonly certificate: Certificate;
    };

export type ExactValues =
  { readonly type: 'values'; readonly values: Readonly<Record<Address, ExactValue>> } | Cyclic;

export interface Limits {
  /** How many pipes are looked at for one address, over all cases. */
  readonly pipes?: number;
}

export const exactValues = (
  network: Partial<Network>,
  addresses: readonly Address[],
  { pipes = 2_000_000 }: Limits = {},
): ExactValues => {
  const recorded = networkOf(network);
  const ordering = groupsOf(recorded);
  if (ordering.type === 'outOfScope') return ordering;
  const known = knownOf(recorded, ordering.groups);
  return {
    type: 'values',
    values: recordOf(addresses.map((address) => [address, exactValue(known, address, pipes)])),
  };
};

/** What is found once for all addresses. */
interface Known {
  readonly network: Network;
  readonly groups: readonly Group[];
  readonly bounds: ReadonlyMap<Address, Coins>;
  readonly minimums: ReadonlyMap<Group, GroupMinimum['payouts']>;
  readonly minimum: Upstream['minimum'];
  /** Some complete redistribution, and what every address receives in it. */
  readonly order: readonly Payment[];
  readonly received: ReadonlyMap<Address, Coins>;
}

const knownOf = (network: Network, groups: readonly Group[]): Known => {
  const { values: bounds, minimums } = lowerBounds(network, groups);
  const payouts = new Map(
    minimums.map(({ group, payouts }) => [
      group.channel,
      new Map(payouts.map(({ destination, amount }) => [destination, amount])),
    ]),
  );
  const order = schedule(network, groups, new Map());
  const received = new Map<Address, Coins>();
  for (const { to, amount } of order) received.set(to, (received.get(to) ?? balanceOf(network, to)) + amount);
  return {
    network,
    groups,
    bounds,
    minimums: new Map(minimums.map(({ group, payouts }) => [group, payouts])),
    minimum: (channel, destination) => payouts.get(channel)?.get(destination) ?? 0n,
    order,
    received,
  };
};

const exactValue = (known: Known, target: Address, pipes: number): ExactValue => {
  const { network, groups, minimum } = known;
  const upstream = upstreamOf(network, groups, target, minimum);
  const { least, most, proof, plans } = worstOf(known, upstream, pipes);
  const certificate: Certificate = {
    order: plans.size === 0 ? known.order : schedule(network, groups, plans),
    payouts: payoutProofs(known, upstream),
    proof,
  };
  return least >= most
    ? { type: 'exact', value: most, certificate }
    : { type: 'interval', least, most, certificate };
};

/** The lower bound, if some redistribution reaches it: the balance and the minimum payouts must arrive. */
const worstOf = (known: Known, upstream: Upstream, pipes: number): WorstCase => {
  const { network, bounds, received } = known;
  const { target } = upstream;
  const least = bounds.get(target) ?? 0n;
  const most = received.get(target) ?? balanceOf(network, target);
  const atOnce: WorstCase = { least, most, plans: new Map(), proof: { by: 'cut', cut: [target] } };
  if (most === least || sizeOf(upstream) > pipes) return atOnce;
  const found = worstCase(upstream, most, pipes);
  return found.most === least ? { ...found, least, proof: atOnce.proof } : found;
};

const sizeOf = ({ groups }: Upstream): number => {
  let pipes = 0;
  for (const { sources, debts } of groups) pipes += (sources.length + 1) * (debts.length + 1);
  return pipes;
};

/** The reasons for the minimum payouts upstream. */
const payoutProofs = ({ minimums }: Known, { groups }: Upstream): readonly PayoutProof[] =>
  groups.flatMap((group) =>
    minimums.get(group)!.map(({ destination, because }) => ({
      channel: group.channel,
      destination,
      because: because.map((source) => group.sources[source]!.address),
    })),
  );
