/**
 * The worst case: a search for the complete redistribution in which a target receives least, and for the proof
 * that none is worse.
 *
 * In each case a circulation gives the least that could arrive. If it obeys the priority law then it is a
 * redistribution. Otherwise some debt stays open although something below it is paid: either it ends paid, or
 * it ends short. Branch and bound, with the worst redistribution so far as the bound.
 *
 * @paper §6.2 Redistributing
 */
import type { ChannelAddress } from '../modelling/address.js';
import { lesser, type Coins } from '../modelling/coins.js';
import { adversity, planned } from './adversity.js';
import type { Proof } from './certificate.js';
import { leastCirculation, type Circulation } from './circulation.js';
import { brokenLaw, openDebts, type Assumption, type Plan, type Question } from './priority-law.js';
import type { Upstream } from './upstream.js';

export interface WorstCase {
  /** In every complete redistribution the target receives at least this. */
  readonly least: Coins;
  readonly proof: Proof;
  /** In one that follows these plans it receives this. */
  readonly most: Coins;
  readonly plans: ReadonlyMap<ChannelAddress, Plan>;
}

/** The worst redistribution found so far, and how many pipes may still be looked at. */
interface Search {
  readonly upstream: Upstream;
  pipesLeft: number;
  most: Coins;
  plans: ReadonlyMap<ChannelAddress, Plan>;
}

/** Searches on from what some redistribution gives, without a plan of its own, looking at so many pipes. */
export const worstCase = (upstream: Upstream, most: Coins, pipes: number): WorstCase => {
  const search: Search = { upstream, pipesLeft: pipes, most, plans: new Map() };
  const proved = prove(search, []);
  return { ...proved, most: search.most, plans: search.plans };
};

/** Proves as much as it can in the case, and looks for worse redistributions on the way. */
const prove = (search: Search, assumptions: readonly Assumption[]): Pick<WorstCase, 'least' | 'proof'> => {
  const flow = leastFlow(search, assumptions);
  const atOnce: Proof = { by: 'cut', cut: flow.because };
  if (flow.type === 'impossible') return { least: search.most, proof: atOnce };

  const question = brokenLaws(search.upstream, flow).at(-1);
  if (!question) improve(search, flow);
  else if (flow.amount < search.most) guess(search, flow, assumptions);
  if (!question || flow.amount >= search.most || search.pipesLeft <= 0)
    return { least: flow.amount, proof: atOnce };

  const paid = prove(search, [...assumptions, { ...question, ends: 'paid' }]);
  const short = prove(search, [...assumptions, { ...question, ends: 'short' }]);
  return {
    least: lesser(paid.least, short.least),
    proof: { by: 'cases', of: question, paid: paid.proof, short: short.proof },
  };
};

type Impossible = Extract<Circulation, { type: 'impossible' }>;
type PlannedFlow = Extract<Circulation, { type: 'possible' }> & ReturnType<typeof planned>;

/** The circulation of this case with which the target receives least. */
const leastFlow = (search: Search, assumptions: readonly Assumption[]): Impossible | PlannedFlow => {
  const ways = adversity(search.upstream, assumptions);
  search.pipesLeft -= ways.pipes.length;
  const flow = leastCirculation(ways.pipes, ways.measured);
  return flow.type === 'impossible' ? flow : { ...flow, ...planned(search.upstream, ways, flow.along) };
};

/** Groups in order; the last ones are nearest to the target. */
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
