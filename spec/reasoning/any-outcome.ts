/**
 * Any outcome: everything that the members of a channel could sign, were they all of one mind.
 *
 * Debts greater than all coins there are make no difference, and neither do addresses that nobody knows.
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { sum, type Coins } from '../modelling/coins.js';
import { allocation, guarantee, type Entry, type Outcome } from '../modelling/outcome.js';
import { outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

/** All allocations over the addresses of the view, and all guarantees in any order for any other channel. */
export const anyOutcome = function* (view: View, channel: ChannelAddress): Generator<Outcome> {
  const addresses = addressesOf(view);
  const coins = sum(Object.values<Coins>(view.chain.balances));
  for (const entries of debts(addresses, coins)) yield allocation(...entries);
  for (const target of channelsOf(view))
    if (target !== channel)
      for (const order of debts(addresses, 1n)) yield guarantee(target, ...order.map(([to]) => to));
};

const channelsOf = ({ chain, statuses }: View): ChannelAddress[] =>
  [chain.outcomes, statuses].flatMap((record) =>
    entriesOf<ChannelAddress, unknown>(record).map(([channel]) => channel),
  );

const named = (outcome: Outcome): readonly Address[] =>
  outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target, ...outcome.priority];

/** Whatever holds coins, has an outcome, or is named in one, and all participants. */
export const addressesOf = (view: View): readonly Address[] => [
  ...new Set<Address>([
    ...view.chain.participants,
    ...entriesOf<Address, Coins>(view.chain.balances).map(([address]) => address),
    ...channelsOf(view),
    ...Object.values<Outcome>(view.chain.outcomes).flatMap(named),
    ...Object.values<Status>(view.statuses).flatMap(outcomesOf).flatMap(named),
  ]),
];

/** All ways to owe some of these addresses, in any order, at least one coin and at most so many. */
const debts = function* (addresses: readonly Address[], most: Coins): Generator<readonly Entry[]> {
  yield [];
  for (const first of addresses)
    for (let amount = 1n; amount <= most; amount++)
      for (const rest of debts(
        addresses.filter((address) => address !== first),
        most,
      ))
        yield [[first, amount], ...rest];
};
