/**
 * The priority law: what a plan must respect for a complete redistribution to follow it.
 *
 * A source keeps coins only if all debts of its group are paid, and it pays a debt only if all debts that it
 * ranks above are paid in the end. No sequence of payments ends otherwise: once a source has paid a debt it
 * holds enough for everything above, and that remains so whoever pays next. And every plan that obeys the law
 * can be scheduled.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import type { Group } from './group.js';

/** What each source of a group is to pay to each destination, in all. */
export type Plan = ReadonlyMap<ChannelAddress, ReadonlyMap<Address, Coins>>;

/** Does this debt end paid? Or, without a destination: do all debts of the group? */
export interface Question {
  readonly channel: ChannelAddress;
  readonly destination?: Address;
}

/** An answer that is assumed. */
export interface Assumption extends Question {
  readonly ends: 'paid' | 'short';
}

/** The debts that the plan leaves open. */
export const openDebts = ({ debts, sources }: Group, plan: Plan): ReadonlySet<Address> => {
  const open = new Map(debts);
  for (const { address } of sources)
    for (const [to, amount] of plan.get(address) ?? []) open.set(to, open.get(to)! - amount);
  return new Set([...open].flatMap(([to, amount]) => (amount > 0n ? [to] : [])));
};

/** What stays open although a source pays something below it, or keeps coins: one debt, or any of them. */
export const brokenLaw = (group: Group, plan: Plan, keepsCoins: boolean): Question | undefined => {
  const { channel, sources } = group;
  const open = openDebts(group, plan);
  if (open.size === 0) return undefined;
  for (const { address, order } of sources) {
    const first = order.findIndex(([to]) => open.has(to));
    const below = order.slice(first + 1);
    if (below.some(([to]) => (plan.get(address)?.get(to) ?? 0n) > 0n))
      return { channel, destination: order[first]![0] };
  }
  return keepsCoins ? { channel } : undefined;
};
