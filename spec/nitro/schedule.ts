/**
 * Schedules: payments, one after another, that move the coins as planned.
 *
 * A source can always pay the first debt of its order that is still open. So whoever has planned to does. If
 * nobody has, then each source waits for another one to pay its first open debt, in a circle; they exchange
 * parts of their plans, and every destination still receives what it was to receive.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf, type Network } from '../modelling/chain.js';
import { lesser, type Coins } from '../modelling/coins.js';
import type { Group, Source } from './group.js';
import type { Payment } from './payable.js';
import type { Plan } from './priority-law.js';

/**
 * A complete redistribution: the planned groups pay as planned, in the others one source after another pays all
 * that it can. Expects all groups of the network in order, and plans that obey the priority law.
 */
export const schedule = (
  { balances }: Pick<Network, 'balances'>,
  groups: readonly Group[],
  plans: ReadonlyMap<ChannelAddress, Plan>,
): readonly Payment[] => {
  const values = new Map<Address, Coins>(entriesOf(balances));
  return groups.flatMap((group) => {
    const plan = plans.get(group.channel);
    const payments = plan ? planned(group, plan) : unplanned(group, values);
    for (const { to, amount } of payments) values.set(to, (values.get(to) ?? 0n) + amount);
    return payments;
  });
};

const payment = ({ channel }: Group, source: ChannelAddress, to: Address, amount: Coins): Payment =>
  source === channel
    ? { type: 'transfer', from: source, to, amount }
    : { type: 'claim', guarantee: source, to, amount };

const unplanned = (group: Group, values: ReadonlyMap<Address, Coins>): Payment[] => {
  const open = new Map(group.debts);
  return group.sources.flatMap(({ address, order }) => {
    let coins = values.get(address) ?? 0n;
    const payments: Payment[] = [];
    for (const [to] of order) {
      const amount = lesser(coins, open.get(to)!);
      if (amount === 0n) continue;
      coins -= amount;
      open.set(to, open.get(to)! - amount);
      payments.push(payment(group, address, to, amount));
    }
    return payments;
  });
};

interface Payer extends Source {
  readonly left: Map<Address, Coins>;
}

const planned = (group: Group, plan: Plan): Payment[] => {
  const open = new Map(group.debts);
  const payers = group.sources.map((source): Payer => ({
    ...source,
    left: new Map(plan.get(source.address) ?? []),
  }));
  const due = ({ left }: Payer, to: Address): Coins => left.get(to) ?? 0n;
  const firstOpen = ({ order }: Payer): Address => order.find(([to]) => open.get(to)! > 0n)![0];

  const payments: Payment[] = [];
  for (;;) {
    const waiting = payers.filter(({ left }) => [...left.values()].some((amount) => amount > 0n));
    if (waiting.length === 0) return payments;
    const able = waiting.filter((payer) => due(payer, firstOpen(payer)) > 0n);
    for (const payer of able) {
      const to = firstOpen(payer);
      const amount = due(payer, to);
      if (amount === 0n) continue;
      payer.left.set(to, 0n);
      open.set(to, open.get(to)! - amount);
      payments.push(payment(group, payer.address, to, amount));
    }
    if (able.length === 0) exchange(waiting, firstOpen, due);
  }
};

/** Finds a circle of sources each of which is to pay what the one before waits for, and turns it by one. */
const exchange = (
  waiting: readonly Payer[],
  firstOpen: (payer: Payer) => Address,
  due: (payer: Payer, to: Address) => Coins,
): void => {
  const circle: Payer[] = [];
  let payer = waiting[0]!;
  while (!circle.includes(payer)) {
    circle.push(payer);
    const awaited = firstOpen(payer);
    const next = waiting.find((other) => due(other, awaited) > 0n);
    if (!next) throw new Error(`a plan pays something below ${awaited} and leaves it open`);
    payer = next;
  }
  circle.splice(0, circle.indexOf(payer));

  const turns = circle.map((each, i) => ({
    each,
    gains: firstOpen(each),
    gives: firstOpen(circle.at(i - 1)!),
  }));
  const amount = turns.map(({ each, gives }) => due(each, gives)).reduce(lesser);
  for (const { each, gains, gives } of turns) {
    each.left.set(gives, due(each, gives) - amount);
    each.left.set(gains, due(each, gains) + amount);
  }
};
