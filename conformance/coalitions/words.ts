/** Words: an attack in the paper's notation, with what the player knows of channels that are not on chain. */
import { match } from 'ts-pattern';
import { entriesOf, outcomesOf, printOutcome, type ChannelAddress, type Status } from '../../spec/index.js';
import { gameLines, type Loss } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import type { Attack } from './attack.js';
import type { Playable } from './offer.js';

/** What the player knows of a channel that is not on chain. */
export const statusWords = (channel: ChannelAddress, status: Status): string => {
  const outcomes = outcomesOf(status)
    .map((outcome) => printOutcome(outcome))
    .join(' or ');
  const who = match(status)
    .with({ type: 'universal' }, () => 'anybody can finalize it')
    .with(
      { type: 'finalizable', challengeable: true },
      () => 'the player chooses, and the others can make it',
    )
    .with({ type: 'finalizable' }, () => 'only the player can finalize it')
    .with({ type: 'enabled' }, () => 'the others choose, and the player can make them')
    .with({ type: 'sentNotReceived' }, () => 'only the others can finalize it')
    .with({ type: 'notMine' }, () => '')
    .exhaustive();
  return status.type === 'notMine' ? `${channel} is the others’ own` : `${channel} ↦ ${outcomes}: ${who}`;
};

export const attackLines = <T extends Playable>(
  implementation: Implementation<T>,
  { attack: { player, start, statuses }, ...loss }: Loss<T, Attack<T['action']>>,
): readonly string[] =>
  gameLines(implementation, loss, {
    ...{ player, start },
    known: entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) =>
      statusWords(channel, status),
    ),
  });
