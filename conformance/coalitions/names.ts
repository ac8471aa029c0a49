/** Names: everybody that something is said about in an attack, so that all of them are observed. */
import {
  entriesOf,
  outcomesOf,
  type Address,
  type ChannelAddress,
  type Outcome,
  type Status,
} from '../../spec/index.js';
import type { Implementation } from '../implementation.js';
import type { Attack, Setting } from './attack.js';
import type { Playable } from './offer.js';

const namedIn = (outcome: Outcome): readonly Address[] =>
  outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target, ...outcome.priority];

/** Whom the beginning mentions. */
export const namesAtFirst = <T extends Playable>(
  { subject, capabilities }: Implementation<T>,
  { player, start, statuses }: Setting,
): Set<string> =>
  new Set([
    player,
    ...subject.mentionedAtStart(start, capabilities),
    ...entriesOf<ChannelAddress, Status>(statuses).flatMap(([channel, status]) => [
      channel,
      ...outcomesOf(status).flatMap(namedIn),
    ]),
  ]);

export const namesIn = <T extends Playable>(
  implementation: Implementation<T>,
  attack: Attack<T['action']>,
): Set<string> =>
  new Set([
    ...namesAtFirst(implementation, attack),
    ...attack.moves.flatMap(({ action }) =>
      (action as { readonly type: string }).type === 'challenge'
        ? []
        : [...implementation.subject.mentionedInAction(action)],
    ),
  ]);
