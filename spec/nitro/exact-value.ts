/**
 * The exact value of an address where every outcome is on the chain: the least that it receives over all
 * complete redistributions, its balance included.
 *
 * For an address without an outcome this is its least final balance. The coins of a channel with an outcome
 * move on; for it all coins count that ever reach it, as in the lower-bound algorithm.
 *
 * Whether it is at most a given amount is NP-complete, so this is a search: it starts from the lower bound and
 * from some complete redistribution, and distinguishes cases of debts that end paid or short until the two
 * meet. It goes through a stated number of cases. What it then has is an interval, and says so.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, networkOf, recordOf, type Network } from '../modelling/chain.js';
import { lesser, sum, type Coins } from '../modelling/coins.js';
import {
  adversity,
  groupsUpstream,
  type Adversity,
  type Assumption,
  type Question,
  type Upstream,
} from './adversity.js';
import type { Certificate, PayoutProof, Proof } from './certificate.js';
import { leastCirculation, type Circulation } from './circulation.js';
import { groupsOf, type Cyclic, type Group } from './group.js';
import { lowerBounds, type GroupMinimum } from './lower-bound.js';
import { schedule, type Plan } from './schedule.js';

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
  /** How many cases are looked at for one address. */
  readonly cases?: number;
  /** How many ways of the coins are looked at in one case; with more there is no search. */
  readonly pipes?: number;
}

export const exactValues = (
  network: Partial<Network>,
  addresses: readonly Address[],
  limits: Limits = {},
): ExactValues => {
  const recorded = networkOf(network);
  const ordering = groupsOf(recorded);
  if (ordering.type === 'outOfScope') return ordering;
  const { values, minimums } = lowerBounds(recorded, ordering.groups);
  const known: Known = { network: recorded, groups: ordering.groups, values, minimums };
  return {
    type: 'values',
    values: recordOf(addresses.map((address) => [address, exactValue(known, address, limits)])),
  };
};

interface Known {
  readonly network: Network;
  readonly groups: readonly Group[];
  readonly values: ReadonlyMap<Address, Coins>;
  readonly minimums: readonly GroupMinimum[];
}

type Plans = ReadonlyMap<ChannelAddress, Plan>;

const exactValue = (known: Known, target: Address, { cases = 2000, pipes = 5000 }: Limits): ExactValue => {
  const { network, values } = known;
  const upstream = upstreamOf(known, target);
  const atOnce: Proof = { by: 'cut', cut: [target] };
  const firstComeFirstServed = received(known, target, new Map());
  const bound = values.get(target) ?? 0n;

  const search: Search = {
    network,
    upstream,
    casesLeft: cases - 1,
    most: firstComeFirstServed,
    plans: new Map(),
  };
  const small =
    sum(upstream.groups.map(({ sources, debts }) => BigInt(sources.length * debts.length))) <= pipes;
  const { proof, least } =
    search.most > bound && small && cases > 0 ? prove(search, []) : { proof: atOnce, least: bound };

  const certificate = {
    order: schedule(network, known.groups, search.plans),
    payouts: payoutProofs(known, upstream),
    proof,
  };
  return least >= search.most
    ? { type: 'exact', value: search.most, certificate }
    : { type: 'interval', least, most: search.most, certificate };
};

const upstreamOf = ({ groups, minimums }: Known, target: Address): Upstream => {
  const payouts = new Map(
    minimums.map(({ group, payouts }) => [
      group.channel,
      new Map(payouts.map(({ destination, amount }) => [destination, amount])),
    ]),
  );
  return {
    target,
    groups: groupsUpstream(groups, target),
    minimum: (channel, destination) => payouts.get(channel)?.get(destination) ?? 0n,
  };
};

/** The reasons for the minimum payouts upstream. */
const payoutProofs = ({ minimums }: Known, { groups }: Upstream): readonly PayoutProof[] => {
  const upstream = new Set(groups);
  return minimums
    .filter(({ group }) => upstream.has(group))
    .flatMap(({ group: { channel, sources }, payouts }) =>
      payouts.map(({ destination, because }) => ({
        channel,
        destination,
        because: because.map((source) => sources[source]!.address),
      })),
    );
};

/** What the target receives in the complete redistribution with these plans. */
const received = ({ network, groups }: Known, target: Address, plans: Plans): Coins =>
  balanceOf(network, target) +
  sum(
    schedule(network, groups, plans)
      .filter(({ to }) => to === target)
      .map(({ amount }) => amount),
  );

/** The best that the adversary has found so far, and what is left to look at. */
interface Search {
  readonly network: Network;
  readonly upstream: Upstream;
  casesLeft: number;
  most: Coins;
  plans: Plans;
}

interface Proved {
  readonly proof: Proof;
  readonly least: Coins;
}

/** Proves as much as it can in the case, and finds worse redistributions on the way. */
const prove = (search: Search, assumptions: readonly Assumption[]): Proved => {
  const ways = adversity(search.network, search.upstream, assumptions);
  const flow = leastCirculation(ways.pipes, ways.measured);
  const atOnce: Proof = { by: 'cut', cut: flow.because };
  if (flow.type === 'impossible') return { proof: atOnce, least: search.most };

  const broken = brokenLaw(search.upstream, ways, flow);
  if (!broken) improve(search, ways, flow);
  else if (flow.amount < search.most) round(search, assumptions, ways, flow);
  if (!broken || flow.amount >= search.most || search.casesLeft < 2)
    return { proof: atOnce, least: flow.amount };

  search.casesLeft -= 2;
  const paid = prove(search, [...assumptions, { ...broken, ends: 'paid' }]);
  const short = prove(search, [...assumptions, { ...broken, ends: 'short' }]);
  return {
    proof: { by: 'cases', of: broken, paid: paid.proof, short: short.proof },
    least: lesser(paid.least, short.least),
  };
};

type Possible = Extract<Circulation, { type: 'possible' }>;

/** The debts that this flow leaves open. */
const openDebts = (
  { groups }: Upstream,
  { streams }: Adversity,
  { along }: Possible,
): ReadonlySet<string> => {
  const open = new Map(
    groups.flatMap(({ channel, debts }) => debts.map(([to, amount]) => [`${channel} ${to}`, amount])),
  );
  for (const { channel, destination, pipe } of streams) {
    const debt = `${channel} ${destination}`;
    open.set(debt, open.get(debt)! - along[pipe]!);
  }
  return new Set([...open].flatMap(([debt, amount]) => (amount > 0n ? [debt] : [])));
};

/** A debt that the flow leaves open while a source keeps coins, or pays something below it. */
const brokenLaw = (upstream: Upstream, ways: Adversity, flow: Possible): Question | undefined => {
  const open = openDebts(upstream, ways, flow);
  for (const { channel, debts, sources } of [...upstream.groups].reverse()) {
    const isOpen = (destination: Address) => open.has(`${channel} ${destination}`);
    if (!debts.some(([destination]) => isOpen(destination))) continue;
    for (const { address, order } of sources) {
      const paid = new Set(
        ways.streams.flatMap(({ source, destination, pipe }) =>
          source === address && flow.along[pipe]! > 0n ? [destination] : [],
        ),
      );
      const first = order.findIndex(([destination]) => isOpen(destination));
      if (order.slice(first + 1).some(([destination]) => paid.has(destination)))
        return { channel, destination: order[first]![0] };
    }
    const kept = ways.spares.some((spare) => spare.channel === channel && flow.along[spare.pipe]! > 0n);
    if (kept) return { channel };
  }
  return undefined;
};

/** Takes the redistribution of this flow, if it is worse than all before. */
const improve = (search: Search, ways: Adversity, flow: Possible): void => {
  if (flow.amount >= search.most) return;
  const plans = new Map<ChannelAddress, Map<ChannelAddress, Map<Address, Coins>>>();
  for (const { channel } of search.upstream.groups) plans.set(channel, new Map());
  for (const { channel, source, destination, pipe } of ways.streams) {
    const plan = plans.get(channel)!;
    if (!plan.has(source)) plan.set(source, new Map());
    plan.get(source)!.set(destination, flow.along[pipe]!);
  }
  search.most = flow.amount;
  search.plans = plans;
};

/** Tries a redistribution in which exactly those debts end short that this flow leaves open. */
const round = (search: Search, assumptions: readonly Assumption[], ways: Adversity, flow: Possible): void => {
  const open = openDebts(search.upstream, ways, flow);
  const guess = search.upstream.groups.flatMap(({ channel, debts }) =>
    debts.map(([destination]): Assumption => ({
      channel,
      destination,
      ends: open.has(`${channel} ${destination}`) ? 'short' : 'paid',
    })),
  );
  const guessed = adversity(search.network, search.upstream, [...assumptions, ...guess]);
  const found = leastCirculation(guessed.pipes, guessed.measured);
  if (found.type === 'possible' && !brokenLaw(search.upstream, guessed, found))
    improve(search, guessed, found);
};
