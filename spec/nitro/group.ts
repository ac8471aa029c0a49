/**
 * Groups: an allocation channel together with everything that can pay its debts.
 *
 * The channel itself is a source with the order of its outcome, every guarantee that targets it one with the
 * order of its own. A guarantee whose target owes nothing, be it because its outcome is not finalized or
 * because it is a guarantee too, belongs to no group: its coins stay where they are.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf, type Network, type Outcomes } from '../modelling/chain.js';
import type { Entry, Outcome } from '../modelling/outcome.js';
import { topologicalOrder } from '../turbo/topological-order.js';
import { reprioritize } from './reprioritize.js';

/** Something that pays debts, and the order in which it pays them. */
export interface Source {
  readonly address: ChannelAddress;
  readonly order: readonly Entry[];
}

export interface Group {
  readonly channel: ChannelAddress;
  readonly debts: readonly Entry[];
  /** First the channel itself. */
  readonly sources: readonly Source[];
}

/** The outcomes point back at themselves: each address points to the next one, and the last to the first. */
export interface Cyclic {
  readonly type: 'outOfScope';
  readonly because: 'cycle';
  readonly cycle: readonly Address[];
}

export type Groups = { readonly type: 'groups'; readonly groups: readonly Group[] } | Cyclic;

/** All groups, each before those that its debts can fund. Expects outcomes as `networkOf` records them. */
export const groupsOf = ({ outcomes }: Pick<Network, 'outcomes'>): Groups => {
  const ordering = topologicalOrder(outcomeGraph(outcomes));
  if (ordering.type === 'cycle') return { type: 'outOfScope', because: 'cycle', cycle: ordering.cycle };

  const sources = new Map<Address, Source[]>();
  for (const [address, outcome] of entriesOf<ChannelAddress, Outcome>(outcomes))
    if (outcome.type === 'allocation') sources.set(address, [{ address, order: outcome.entries }]);
  for (const [address, outcome] of entriesOf<ChannelAddress, Outcome>(outcomes)) {
    const target = outcome.type === 'guarantee' ? outcomes[outcome.target] : undefined;
    if (outcome.type === 'guarantee' && target?.type === 'allocation')
      sources.get(outcome.target)!.push({ address, order: reprioritize(outcome, target.entries) });
  }

  const groups = ordering.order.flatMap((address): Group[] => {
    const channel = address as ChannelAddress;
    const outcome = outcomes[channel];
    if (outcome?.type !== 'allocation') return [];
    return [{ channel, debts: outcome.entries, sources: sources.get(channel)! }];
  });
  return { type: 'groups', groups };
};

/** An allocation points to everything it owes to, a guarantee to its target. */
const outcomeGraph = (outcomes: Outcomes): ReadonlyMap<Address, readonly Address[]> =>
  new Map(
    entriesOf<Address, Outcome>(outcomes).map(([channel, outcome]) => [
      channel,
      outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target],
    ]),
  );
