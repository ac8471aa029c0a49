/** Turbo value algorithms that are wrong on purpose. */
import {
  entriesOf,
  sum,
  turboValues,
  type Address,
  type Coins,
  type Entry,
  type Network,
  type Outcome,
} from '../../../../spec/index.js';
import { topologicalOrder } from '../../../../spec/turbo/topological-order.js';
import { balancesJson, objectOf } from '../../../../conformance/scenario/json.js';
import type { Json } from '../../../../conformance/scenario/index.js';
import { suspect, type Suspect } from './suspect.js';

type Debts = readonly Entry[];

interface Deviation {
  readonly id: string;
  readonly wrong: string;
  /** The entries that count. */
  readonly counted?: (entries: Debts) => Debts;
  /** What a node pays out of its value. */
  readonly paid?: (entries: Debts, value: Coins) => Debts;
  readonly order?: (order: readonly Address[]) => readonly Address[];
  /** What is said of an address that has this value and pays so much. */
  readonly worth?: (value: Coins, paid: Coins) => Coins;
}

const first = (entries: Debts): Debts =>
  entries.filter(([to], i) => entries.findIndex(([other]) => other === to) === i);

const inOrder = (entries: Debts, value: Coins): Debts => {
  let left = value;
  return entries.map(([to, amount]): Entry => {
    const paid = amount < left ? amount : left;
    left -= paid;
    return [to, paid];
  });
};

const deviations: readonly Deviation[] = [
  {
    id: 'turbo-value-of-balances-only',
    wrong: 'Channels pay what they hold now, and not what will reach them.',
    order: (order) => order.toReversed(),
  },
  {
    id: 'turbo-value-in-reverse',
    wrong: 'The last entry of an allocation is paid first.',
    paid: (entries, value) => inOrder(entries.toReversed(), value),
  },
  {
    id: 'turbo-value-without-limits',
    wrong: 'Debts are paid in full, whatever the channel holds.',
    paid: (entries) => entries,
  },
  {
    id: 'turbo-value-in-equal-parts',
    wrong: 'A channel with too few coins pays all debts in proportion.',
    paid: (entries, value) => {
      const all = sum(entries.map(([, amount]) => amount));
      return all <= value
        ? entries
        : entries.map(([to, amount]): Entry => [to, all === 0n ? 0n : (amount * value) / all]);
    },
  },
  {
    id: 'turbo-value-all-or-nothing',
    wrong: 'A debt that the coins do not cover is not paid at all.',
    paid: (entries, value) => {
      let left = value;
      return entries.flatMap(([to, amount]): Debts => {
        if (amount > left) return [];
        left -= amount;
        return [[to, amount]];
      });
    },
  },
  {
    id: 'turbo-value-with-duplicates',
    wrong: 'Later entries for the same address are paid too.',
    counted: (entries) => entries,
  },
  {
    id: 'turbo-value-of-last-duplicates',
    wrong: 'Of the entries for the same address the last counts.',
    counted: (entries) => first(entries.toReversed()).toReversed(),
  },
  {
    id: 'turbo-value-zero-hides-nothing',
    wrong: 'An entry of zero is dropped before later entries for its address are, so that these count.',
    counted: (entries) => first(entries.filter(([, amount]) => amount > 0n)),
  },
  {
    id: 'turbo-value-of-what-is-left',
    wrong: 'Of a channel only the coins count that are left in the end.',
    worth: (value, paid) => value - paid,
  },
  {
    id: 'turbo-value-of-what-is-owed',
    wrong: 'The last in line receives all that remains, even more than it is owed.',
    paid: (entries, value) => {
      const paid = inOrder(entries, value);
      const rest = value - sum(paid.map(([, amount]) => amount));
      return paid.map(([to, amount], i): Entry => [to, i === paid.length - 1 ? amount + rest : amount]);
    },
  },
];

const same = <T>(value: T): T => value;

const answered = (
  network: Network,
  { counted = first, paid = inOrder, order = same, worth = same }: Deviation,
): Json => {
  const debts = new Map(
    entriesOf<Address, Outcome>(network.outcomes).map(([channel, outcome]): [Address, Debts] => [
      channel,
      outcome.type === 'allocation' ? counted(outcome.entries) : [],
    ]),
  );
  const graph = new Map([...debts].map(([channel, entries]) => [channel, entries.map(([to]) => to)]));
  const ordering = topologicalOrder(graph);
  const right = turboValues(network);
  if (ordering.type === 'cycle' || right.type === 'outOfScope')
    return { outOfScope: right.type === 'outOfScope' ? right.because : 'cycle' };
  const values = new Map(entriesOf<Address, Coins>(network.balances));
  const paidBy = new Map<Address, Coins>();
  for (const channel of order(ordering.order)) {
    const payments = paid(debts.get(channel) ?? [], values.get(channel) ?? 0n);
    paidBy.set(channel, sum(payments.map(([, amount]) => amount)));
    for (const [to, amount] of payments) values.set(to, (values.get(to) ?? 0n) + amount);
  }
  const said = [...values].map(
    ([address, value]) => [address, worth(value, paidBy.get(address) ?? 0n)] as const,
  );
  return {
    values: objectOf(said.filter(([, value]) => value !== 0n).map(([to, value]) => [to, String(value)])),
  };
};

const inScope: readonly (Deviation & { readonly answer: (network: Network) => Json })[] = [
  {
    id: 'turbo-value-of-a-cycle',
    wrong: 'A network with a cycle is answered as if nothing were finalized in it.',
    answer: (network) => withoutReason(network, 'cycle'),
  },
  {
    id: 'turbo-value-of-a-guarantee',
    wrong: 'A guarantee is taken for a channel that owes nothing.',
    answer: (network) => withoutReason(network, 'guarantee'),
  },
];

const withoutReason = (network: Network, reason: 'cycle' | 'guarantee'): Json => {
  const right = turboValues(network);
  if (right.type === 'values') return { values: balancesJson(right.values) };
  return right.because === reason
    ? { values: balancesJson(network.balances) }
    : { outOfScope: right.because };
};

export const turboValueSuspects: readonly Suspect[] = [
  ...deviations.map((deviation) =>
    suspect('turbo-value', deviation, ({ network }: { network: Network }) => answered(network, deviation)),
  ),
  ...inScope.map(({ answer, ...about }) =>
    suspect('turbo-value', about, ({ network }: { network: Network }) => answer(network)),
  ),
];
