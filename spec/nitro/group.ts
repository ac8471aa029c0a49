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
import { entriesOf, type Network } from '../modelling/chain.js';
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
  const finalized = entriesOf<ChannelAddress, Outcome>(outcomes);
  const ordering = topologicalOrder(outcomeGraph(finalized));
  if (ordering.type === 'cycle') return { type: 'outOfScope', because: 'cycle', cycle: ordering.cycle };

  const groups = new Map<Address, Group & { readonly sources: Source[] }>();
  for (const [channel, outcome] of finalized)
    if (outcome.type === 'allocation') {
      const debts = outcome.entries;
      groups.set(channel, { channel, debts, sources: [{ address: channel, order: debts }] });
    }
  for (const [address, outcome] of finalized)
    if (outcome.type === 'guarantee') {
      const group = groups.get(outcome.target);
      group?.sources.push({ address, order: reprioritize(outcome, group.debts) });
    }
  return { type: 'groups', groups: ordering.order.flatMap((address) => groups.get(address) ?? []) };
};

/** An allocation points to everything it owes to, a guarantee to its target. */
const outcomeGraph = (
  finalized: readonly (readonly [ChannelAddress, Outcome])[],
): ReadonlyMap<Address, readonly Address[]> =>
  new Map(
    finalized.map(([channel, outcome]) => [
      channel,
      outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target],
    ]),
  );
