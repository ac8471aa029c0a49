/**
 * Promise: what the player can make sure of, found without playing the whole game.
 *
 * Outcomes first. What both sides can bring about, nobody can undo, and closes no other way may happen at
 * once: an outcome that both can finalize is finalized, and a choice that one side has and the other can
 * demand is made, first the player's, which the others demand before the player can demand theirs. What only
 * the others can finalize they may as well leave alone: it could only bring coins out. Then everything is on
 * chain but what the player alone can finalize, when it likes. Each step is shown equal to the definition.
 *
 * @paper §4.6 Outcomes First
 */
import type { Address, ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { balanceOf, entriesOf, recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { finalizedIn } from './game.js';
import { independentParts } from './independent.js';
import { ceiling, onChain, playedAlone } from './played-alone.js';
import {
  better,
  between,
  exactly,
  leastOf,
  shared,
  together,
  usualEffort,
  worse,
  type Effort,
  type Promised,
} from './promised.js';
import { relevantTo } from './relevant.js';
import { withSink } from './sink.js';
import { outcomesOf, recordedStatus, type Enabled, type Finalizable, type Status } from './status.js';
import type { View } from './view.js';

/** What the player whose view this is can make sure that it holds in the end. */
export const promisedValue = (view: View, player: ParticipantAddress, effort?: Partial<Effort>): Promised =>
  promised(view, player, effort);

/** What the player can make sure that any address holds: a channel, before it pays anything out. */
export const promised = (view: View, target: Address, effort: Partial<Effort> = {}): Promised => {
  const open = outcomesFirst(view, target);
  const parts = independentParts(open, target);
  const share = shared({ ...usualEffort, ...effort }, parts.length);
  return parts
    .map((part) => decided(part, target, share))
    .reduce(together, exactly(balanceOf(open.chain, target)));
};

/** The view with everything finalized that both sides can finalize, and without what cannot help the target. */
export const outcomesFirst = (view: View, target: Address): View => {
  const { chain, statuses } = withSink(view, target);
  const known = entriesOf<ChannelAddress, Status>(statuses).map(
    ([channel, status]) => [channel, recordedStatus(status)] as const,
  );
  const open = known.filter(([, { type }]) => type === 'enabled' || type === 'finalizable');
  const certain = known.flatMap(([channel, status]) =>
    status.type === 'universal' ? [[channel, status.outcome] as const] : [],
  );
  const outcomes = recordOf([...entriesOf<ChannelAddress, Outcome>(chain.outcomes), ...certain]);
  return relevantTo({ chain: { ...chain, outcomes }, statuses: recordOf(open) }, target);
};

/** A choice that one side has to make as soon as the other demands it; first those of the player. */
export const demanded = (view: View): readonly [ChannelAddress, Enabled | Finalizable] | undefined => {
  const choices = entriesOf<ChannelAddress, Status>(view.statuses);
  for (const [channel, status] of choices)
    if (status.type === 'finalizable' && status.challengeable) return [channel, status];
  for (const [channel, status] of choices) if (status.type === 'enabled') return [channel, status];
  return undefined;
};

const decided = (view: View, target: Address, effort: Effort): Promised => {
  if (casesOf(view) > effort.cases) return undecided(view, target, effort);
  const choice = demanded(view);
  if (choice === undefined) return playedAlone(view, target, effort);
  const [channel, status] = choice;
  const outcomes = outcomesOf(status);
  return outcomes
    .map((outcome) => decided(finalizedIn(view, channel, outcome), target, shared(effort, outcomes.length)))
    .reduce(status.type === 'enabled' ? worse : better);
};

/** How many combinations of outcomes there are. */
const casesOf = ({ statuses }: View): number =>
  Object.values<Status>(statuses).reduce((cases, status) => cases * outcomesOf(status).length, 1);

/**
 * Too many cases to decide: the least if the others never choose and the player takes the first outcome
 * everywhere. A channel that pays nothing is never better for the player than one that pays something.
 */
const undecided = (view: View, target: Address, effort: Effort): Promised => {
  const first = entriesOf<ChannelAddress, Status>(view.statuses).filter(
    ([, { type }]) => type === 'finalizable',
  );
  const outcomes = first.map(([channel, status]) => [channel, outcomesOf(status)[0]!] as const);
  const chain = {
    ...view.chain,
    outcomes: recordOf([...entriesOf<ChannelAddress, Outcome>(view.chain.outcomes), ...outcomes]),
  };
  const least = onChain({ chain, statuses: recordOf([]) }, target, effort);
  return between(leastOf(least), ceiling(view, target), 'cases');
};
