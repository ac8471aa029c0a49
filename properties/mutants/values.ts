/** Value algorithms that are wrong on purpose, each with the property that catches it. */
import {
  balanceOf,
  chainOf,
  everyPayment,
  groupsOf,
  lesser,
  nitro,
  owed,
  payable,
  payouts,
  sum,
  type Address,
  type Chain,
  type Coins,
  type Entry,
  type Network,
  type Payment,
} from '../../spec/index.js';
import { adversity } from '../../spec/nitro/adversity.js';
import { leastCirculation } from '../../spec/nitro/circulation.js';
import { upstreamOf } from '../../spec/nitro/upstream.js';
import { permutations, theGroup } from '../nitro/groups.js';
import { theAlgorithms, type ValueAlgorithms } from './value-properties.js';

export interface ValueMutant {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly algorithms: Partial<ValueAlgorithms>;
  /** The property that is false of it. */
  readonly caughtBy: string;
}

type Values = Map<Address, Coins>;

interface FundedOrder {
  readonly funds: Coins;
  readonly order: readonly Entry[];
}

const sourcesIn = (network: Network): FundedOrder[] =>
  theGroup(network).sources.map(({ address, order }) => ({ funds: balanceOf(network, address), order }));

const forEachDebt =
  (payout: (debt: Entry, sources: readonly FundedOrder[], network: Network) => Coins) =>
  (network: Network): Values =>
    new Map(theGroup(network).debts.map((debt) => [debt[0], payout(debt, sourcesIn(network), network)]));

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);

const greater = (a: Coins, b: Coins): Coins => (a > b ? a : b);

/** The most that some sources hold beyond the debts that they rank above the destination: V - F by its cuts. */
const unspendable = (
  destination: Address,
  sources: readonly FundedOrder[],
  above: (order: readonly Entry[], place: number) => readonly Entry[] = (order, place) =>
    order.slice(0, place),
): Coins =>
  subsets(sources)
    .map((chosen) => {
      const higher = new Map(
        chosen.flatMap(({ order }) =>
          above(
            order,
            order.findIndex(([to]) => to === destination),
          ),
        ),
      );
      return sum(chosen.map(({ funds }) => funds)) - sum(higher.values());
    })
    .reduce(greater);

/** The least, or another choice, of what each destination holds after whole payments in every order of sources. */
const wholePayments = (
  network: Network,
  orders: (count: number) => readonly (readonly number[])[],
  pick: (a: Coins, b: Coins) => Coins = lesser,
): Values => {
  const { sources, debts } = theGroup(network);
  const ends = orders(sources.length).map((order) =>
    order.reduce((chain, source) => payAll(chain, sources[source]!.address), chainOf([], network)),
  );
  return new Map(debts.map(([to]) => [to, ends.map((end) => balanceOf(end, to)).reduce(pick)]));
};

const payAll = (chain: Chain, source: Address): Chain => {
  const next = payable(chain).find((payment) => payer(payment) === source);
  return next ? payAll(paid(chain, next), source) : chain;
};

const payer = (payment: Payment): Address => (payment.type === 'transfer' ? payment.from : payment.guarantee);

const paid = (chain: Chain, payment: Payment): Chain => {
  const step = nitro(chain, payment);
  if (step.status === 'rejected') throw new Error(`refused: ${step.reason.code}`);
  return step.chain;
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** The definition of the exact value, with other payments, or another choice among them. */
const searched =
  ({
    payments = everyPayment,
    pick = lesser,
    mayStop = false,
    counts = (payment: Payment, address: Address) => (payment.to === address ? payment.amount : 0n),
  }: {
    payments?: (chain: Chain) => readonly Payment[];
    pick?: (a: Coins, b: Coins) => Coins;
    mayStop?: boolean;
    counts?: (payment: Payment, address: Address) => Coins;
  }) =>
  (network: Network, address: Address): Coins => {
    const known = new Map<string, Coins>();
    const from = (chain: Chain): Coins => {
      const key = JSON.stringify([sorted(chain.balances), sorted(chain.outcomes)], printed);
      const before = known.get(key);
      if (before !== undefined) return before;
      const later = payments(chain).map((payment) => counts(payment, address) + from(paid(chain, payment)));
      const received = mayStop || later.length === 0 ? [0n, ...later] : later;
      const picked = received.reduce(pick);
      known.set(key, picked);
      return picked;
    };
    const chain = chainOf([], network);
    return balanceOf(chain, address) + from(chain);
  };

const sorted = (record: object): unknown => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
const printed = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** The lower-bound algorithm with other payouts of a group, or other funds of its sources. */
const propagated =
  (
    payout: (debt: Entry, sources: readonly FundedOrder[]) => Coins,
    fundsOf = (_: Network, source: Address, values: Values): Coins => values.get(source) ?? 0n,
  ) =>
  (network: Network): Values => {
    const groups = groupsOf(network);
    if (groups.type !== 'groups') throw new Error('a cycle');
    const values = new Map(Object.entries(network.balances) as [Address, Coins][]);
    for (const { debts, sources } of groups.groups) {
      const funded = sources.map(({ address, order }) => ({
        funds: fundsOf(network, address, values),
        order,
      }));
      for (const debt of debts) values.set(debt[0], (values.get(debt[0]) ?? 0n) + payout(debt, funded));
    }
    return values;
  };

const minimumOf = ([destination, debt]: Entry, sources: readonly FundedOrder[]): Coins =>
  lesser(debt, unspendable(destination, sources));

/** Every debt may be left open, whatever is paid below it. */
const withoutPriorities = (network: Network, target: Address): Coins => {
  const groups = groupsOf(network);
  if (groups.type !== 'groups') throw new Error('a cycle');
  const upstream = upstreamOf(network, groups.groups, target, () => 0n);
  const { pipes, measured } = adversity(upstream, []);
  const flow = leastCirculation(pipes, measured);
  if (flow.type === 'impossible') throw new Error('nothing was assumed');
  return flow.amount;
};

export const valueMutants: readonly ValueMutant[] = [
  {
    id: 'ranks-weakly-above',
    wrong: 'The destination itself counts among what the sources rank above it.',
    algorithms: {
      minimum: forEachDebt(([to, debt], sources) =>
        lesser(
          debt,
          unspendable(to, sources, (order, place) => order.slice(0, place + 1)),
        ),
      ),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'whole-claims-only',
    wrong: 'One source after another pays all that it can, in every order of the sources.',
    algorithms: { minimum: (network) => wholePayments(network, (count) => permutations(numbers(count))) },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'channel-is-no-source',
    wrong: 'The channel itself pays nothing; only its guarantees do.',
    algorithms: { minimum: forEachDebt((debt, [, ...guarantees]) => minimumOf(debt, guarantees)) },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'own-balance-last',
    wrong: 'The channel itself pays what its guarantees leave.',
    algorithms: {
      minimum: (network) =>
        wholePayments(network, (count) =>
          permutations(numbers(count).slice(1)).map((order) => [...order, 0]),
        ),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'funded-if-one-debt-is',
    wrong: 'A group that holds as much as a debt is overfunded as far as that debt is concerned.',
    algorithms: {
      minimum: forEachDebt(([to, debt], sources) =>
        sum(sources.map(({ funds }) => funds)) >= debt ? debt : minimumOf([to, debt], sources),
      ),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'least-deficit',
    wrong: 'The least deficit is taken, and so the greatest payout.',
    algorithms: {
      minimum: (network) => wholePayments(network, (count) => permutations(numbers(count)), greater),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'more-than-the-debt',
    wrong: 'A destination receives what the sources cannot spend above it, even beyond its debt.',
    algorithms: { minimum: forEachDebt(([to], sources) => unspendable(to, sources)) },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'sources-do-not-compete',
    wrong: 'Every source pays as if it were the only one, up to the debt.',
    algorithms: {
      minimum: forEachDebt(([to, debt], sources) =>
        lesser(debt, sum(sources.map(({ funds, order }) => owed(payouts(order, funds), to)))),
      ),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'sources-never-join',
    wrong: 'Only what a single source must pay by itself counts.',
    algorithms: {
      minimum: forEachDebt(([to], sources) =>
        sources.map(({ funds, order }) => owed(payouts(order, funds), to)).reduce(greater),
      ),
    },
    caughtBy: 'minimum-payout-is-the-definition',
  },
  {
    id: 'guarantees-fund-their-target',
    wrong: 'A guarantee passes its coins on to its target, which pays in its own order.',
    algorithms: {
      lowerBound: propagated(([to], sources) =>
        owed(payouts(sources[0]!.order, sum(sources.map(({ funds }) => funds))), to),
      ),
    },
    caughtBy: 'lower-bound-of-one-group-is-the-value',
  },
  {
    id: 'own-value-includes-guarantees',
    wrong: "An allocation channel's own value includes what its guarantees hold.",
    algorithms: {
      lowerBound: (network) => {
        const values = new Map(theAlgorithms.lowerBound(network));
        for (const [address, outcome] of Object.entries(network.outcomes))
          if (outcome.type === 'guarantee')
            values.set(
              outcome.target,
              (values.get(outcome.target) ?? 0n) + (values.get(address as Address) ?? 0n),
            );
        return values;
      },
    },
    caughtBy: 'lower-bound-of-one-group-is-the-value',
  },
  {
    id: 'debts-that-could-be-paid',
    wrong: 'A debt counts as paid if the coins of all sources cover it.',
    algorithms: {
      lowerBound: propagated(([, debt], sources) => lesser(debt, sum(sources.map(({ funds }) => funds)))),
    },
    caughtBy: 'lower-bound-is-not-above-the-value',
  },
  {
    id: 'balances-only',
    wrong: 'Sources pay what they hold now, and not what will reach them.',
    algorithms: { lowerBound: propagated(minimumOf, balanceOf) },
    caughtBy: 'lower-bound-without-guarantees-is-the-turbo-value',
  },
  {
    id: 'lower-bound-for-exact',
    wrong: 'The lower bound is taken for the exact value.',
    algorithms: { exact: (network, address) => theAlgorithms.lowerBound(network).get(address) ?? 0n },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'priorities-ignored',
    wrong: 'A source may pay any debt while one that it ranks above stays open.',
    algorithms: { exact: withoutPriorities },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'may-stop-early',
    wrong: 'Redistributions that are not complete count as well.',
    algorithms: { exact: searched({ mayStop: true }) },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'best-case',
    wrong: 'The greatest balance over all complete redistributions is taken.',
    algorithms: { exact: searched({ payments: payable, pick: greater }) },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'one-order-only',
    wrong: 'All payments are made in the order in which the outcomes are listed.',
    algorithms: { exact: searched({ payments: (chain) => payable(chain).slice(0, 1) }) },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'transfers-before-claims',
    wrong: 'Nothing is claimed as long as anything can be transferred.',
    algorithms: {
      exact: searched({
        payments: (chain) => {
          const transfers = everyPayment(chain).filter(({ type }) => type === 'transfer');
          return transfers.length > 0 ? transfers : everyPayment(chain);
        },
      }),
    },
    caughtBy: 'exact-value-is-the-definition',
  },
  {
    id: 'channels-count-what-is-left',
    wrong: 'Of a channel with an outcome only the coins count that are left in the end.',
    algorithms: {
      exact: searched({
        counts: (payment, address) =>
          payment.to === address ? payment.amount : payer(payment) === address ? -payment.amount : 0n,
      }),
    },
    caughtBy: 'exact-value-is-the-definition',
  },
];
