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
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, networkOf, recordOf, type Network } from '../modelling/chain.js';
import { lesser, sum, type Coins } from '../modelling/coins.js';
import {
  adversity,
  groupsUpstream,
  planned,
  type Assumption,
  type Question,
  type Upstream,
} from './adversity.js';
import type { Certificate, PayoutProof, Proof } from './certificate.js';
import { leastCirculation, type Circulation } from './circulation.js';
import { groupsOf, type Cyclic, type Group } from './group.js';
import { lowerBounds, type GroupMinimum } from './lower-bound.js';
import { brokenLaw, openDebts, type Plan } from './priority-law.js';
import { schedule } from './schedule.js';

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

const exactValue = (known: Known, target: Address, { pipes = 2_000_000 }: Limits): ExactValue => {
  const { network, groups, values } = known;
  const upstream = upstreamOf(known, target);
  const bound = values.get(target) ?? 0n;
  const search: Search = { network, upstream, pipesLeft: pipes, ...firstComeFirstServed(known, target) };
  const searched = search.most > bound && sizeOf(upstream) <= pipes ? prove(search, []) : undefined;
  const { proof, least } =
    search.most > bound && searched ? searched : { proof: fromPayouts(target), least: bound };

  const certificate = {
    order: schedule(network, groups, search.plans),
    payouts: payoutProofs(known, upstream),
    proof,
  };
  return least >= search.most
    ? { type: 'exact', value: search.most, certificate }
    : { type: 'interval', least, most: search.most, certificate };
};

/** The lower bound: the balance and the minimum payouts must arrive. */
const fromPayouts = (target: Address): Proof => ({ by: 'cut', cut: [target] });

const sizeOf = ({ groups }: Upstream): number => {
  let pipes = 0;
  for (const { sources, debts } of groups) pipes += (sources.length + 1) * (debts.length + 1);
  return pipes;
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

/** What the target receives if in every group one source after another pays all that it can. */
const firstComeFirstServed = (
  { network, groups }: Known,
  target: Address,
): Pick<Search, 'most' | 'plans'> => {
  const plans: Plans = new Map();
  const receipts = schedule(network, groups, plans).filter(({ to }) => to === target);
  return { most: balanceOf(network, target) + sum(receipts.map(({ amount }) => amount)), plans };
};

/** The worst redistribution found so far, and how much may still be looked at. */
interface Search {
  readonly network: Network;
  readonly upstream: Upstream;
  pipesLeft: number;
  most: Coins;
  plans: Plans;
}

interface Proved {
  readonly proof: Proof;
  readonly least: Coins;
}

/** Proves as much as it can in the case, and looks for worse redistributions on the way. */
const prove = (search: Search, assumptions: readonly Assumption[]): Proved => {
  const { upstream } = search;
  const flow = leastFlow(search, assumptions);
  const atOnce: Proof = { by: 'cut', cut: flow.because };
  if (flow.type === 'impossible') return { proof: atOnce, least: search.most };

  const question = brokenLaws(upstream, flow).at(-1);
  if (!question) improve(search, flow);
  else if (flow.amount < search.most) guess(search, flow, assumptions);
  if (!question || flow.amount >= search.most || search.pipesLeft <= 0)
    return { proof: atOnce, least: flow.amount };

  const paid = prove(search, [...assumptions, { ...question, ends: 'paid' }]);
  const short = prove(search, [...assumptions, { ...question, ends: 'short' }]);
  return {
    proof: { by: 'cases', of: question, paid: paid.proof, short: short.proof },
    least: lesser(paid.least, short.least),
  };
};

type Impossible = Extract<Circulation, { type: 'impossible' }>;
type PlannedFlow = Extract<Circulation, { type: 'possible' }> & ReturnType<typeof planned>;

/** The circulation of this case with which the target receives least. */
const leastFlow = (search: Search, assumptions: readonly Assumption[]): Impossible | PlannedFlow => {
  const ways = adversity(search.network, search.upstream, assumptions);
  search.pipesLeft -= ways.pipes.length;
  const flow = leastCirculation(ways.pipes, ways.measured);
  return flow.type === 'impossible' ? flow : { ...flow, ...planned(search.upstream, ways, flow.along) };
};

const brokenLaws = ({ groups }: Upstream, { plans, keeping }: PlannedFlow): readonly Question[] =>
  groups.flatMap((group) => {
    const { channel } = group;
    return brokenLaw(group, plans.get(channel)!, keeping.has(channel)) ?? [];
  });

const improve = (search: Search, { amount, plans }: PlannedFlow): void => {
  if (amount >= search.most) return;
  search.most = amount;
  search.plans = plans;
};

/** Tries a redistribution in which exactly those debts end short that this flow leaves open. */
const guess = (search: Search, { plans }: PlannedFlow, assumptions: readonly Assumption[]): void => {
  const guessed = search.upstream.groups.flatMap((group) => {
    const { channel, debts } = group;
    const open = openDebts(group, plans.get(channel)!);
    return debts.map(([destination]): Assumption => ({
      channel,
      destination,
      ends: open.has(destination) ? 'short' : 'paid',
    }));
  });
  const flow = leastFlow(search, [...assumptions, ...guessed]);
  if (flow.type === 'possible' && brokenLaws(search.upstream, flow).length === 0) improve(search, flow);
};
