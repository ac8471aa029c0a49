/**
 * The Turbo value algorithm: what every address ends up with once all transfers are made.
 *
 * In Turbo any strategy that works is unbeatable and the order of transfers never matters, so this is also
 * what each address is worth to whoever can have the outcomes finalized.
 *
 * @paper §5.2 Unbeatable Redistribution
 */
import type { Address } from '../modelling/address.js';
import { entriesOf, networkOf, recordOf, type Balances, type Network } from '../modelling/chain.js';
import type { Entry, Outcome } from '../modelling/outcome.js';
import { payouts } from './priority.js';
import { topologicalOrder } from './topological-order.js';

export type TurboValues =
  | { readonly type: 'values'; readonly values: Balances }
  /** The outcomes point back at themselves: each address pays the next one, and the last the first. */
  | { readonly type: 'outOfScope'; readonly because: 'cycle'; readonly cycle: readonly Address[] }
  /** Turbo knows allocations only. */
  | { readonly type: 'outOfScope'; readonly because: 'guarantee'; readonly channel: Address };

/** The values of all addresses that hold coins, have an outcome or are owed something; absent is zero. */
export const turboValues = (network: Network): TurboValues => {
  const { balances, outcomes } = networkOf(network);
  const debts = new Map<Address, readonly Entry[]>();
  for (const [channel, outcome] of entriesOf<Address, Outcome>(outcomes)) {
    if (outcome.type !== 'allocation') return { type: 'outOfScope', because: 'guarantee', channel };
    debts.set(channel, outcome.entries);
  }

  const graph = new Map([...debts].map(([channel, entries]) => [channel, entries.map(([to]) => to)]));
  const ordering = topologicalOrder(graph); // 1. choose a topological ordering
  if (ordering.type === 'cycle') return { type: 'outOfScope', because: 'cycle', cycle: ordering.cycle };

  const values = new Map(entriesOf(balances)); // 2. initially the balances
  for (const address of ordering.order) {
    const value = values.get(address) ?? 0n; // 3a. the funds that remain
    for (const [to, paid] of payouts(debts.get(address) ?? [], value))
      values.set(to, (values.get(to) ?? 0n) + paid); // 3b. pay as much as remains, in order
  }
  return { type: 'values', values: recordOf([...values].filter(([, value]) => value !== 0n)) };
};
