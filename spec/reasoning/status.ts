/**
 * Status: which outcomes of a channel can still be finalized, and by whom, as one participant sees it.
 *
 * A channel whose outcome is on chain has no status any more, and neither has one of which nobody can
 * finalize anything. `finalizable` alone means that nobody else can touch the channel: only the player's
 * signature is missing, and the player may also leave it as it is. The last mover of an update in flight has
 * the same choice, but the others can challenge and so make the player choose now: that is `challengeable`.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import { match } from 'ts-pattern';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Address, ChannelAddress } from '../modelling/address.js';
import { recorded, type Outcome } from '../modelling/outcome.js';

/** The player can finalize this outcome, and so can others. */
export interface Universal {
  readonly type: 'universal';
  readonly outcome: Outcome;
}

/** Only the player can finalize, and chooses which outcome. */
export interface Finalizable {
  readonly type: 'finalizable';
  readonly outcomes: readonly Outcome[];
  /** Whether the others can make the player choose now. */
  readonly challengeable?: boolean;
}

/** The others choose which outcome is finalized, and when, but the player can make them choose now. */
export interface Enabled {
  readonly type: 'enabled';
  readonly outcomes: readonly Outcome[];
}

/** The player has signed and holds nothing in return: the others can finalize, or never do it. */
export interface SentNotReceived {
  readonly type: 'sentNotReceived';
  readonly outcomes: readonly Outcome[];
}

/** The player is no member: the others can sign whatever they like. */
export interface NotMine {
  readonly type: 'notMine';
}

export type Status = Universal | Finalizable | Enabled | SentNotReceived | NotMine;

export type Statuses = Readonly<Record<ChannelAddress, Status>>;

/** The outcomes that the status names. */
export const outcomesOf = (status: Status): readonly Outcome[] =>
  match(status)
    .with({ type: 'universal' }, ({ outcome }) => [outcome])
    .with({ type: 'notMine' }, () => [])
    .otherwise(({ outcomes }) => outcomes);

/** The status without the entries of its outcomes that do not count. */
export const recordedStatus = (status: Status): Status =>
  match(status)
    .with({ type: 'universal' }, ({ outcome }): Status => ({ type: 'universal', outcome: recorded(outcome) }))
    .with({ type: 'notMine' }, (status): Status => status)
    .otherwise((status): Status => ({ ...status, outcomes: status.outcomes.map(recorded) }));

/** The statuses without those of some channels. */
export const without = (statuses: Statuses, ...channels: readonly Address[]): Statuses =>
  recordOf(entriesOf<ChannelAddress, Status>(statuses).filter(([channel]) => !channels.includes(channel)));

/** Equal texts for equal outcomes, and only for those. */
export const outcomeKey = (outcome: Outcome): string =>
  outcome.type === 'allocation'
    ? JSON.stringify(outcome.entries.map(([to, amount]) => [to, String(amount)]))
    : JSON.stringify({ target: outcome.target, priority: outcome.priority });
