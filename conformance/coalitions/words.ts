/** Words: an attack in the paper's notation, turn by turn, with what was promised and what the player got. */
import { isDeepStrictEqual } from 'node:util';
import { match } from 'ts-pattern';
import { entriesOf, outcomesOf, printOutcome, type ChannelAddress, type Status } from '../../spec/index.js';
import type { Implementation } from '../implementation.js';
import type { Turn } from './game.js';
import type { Loss } from './loss.js';
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

const row = (label: string, text: string): string => `${label.padEnd(9)} ${text}`;

/** What is refused twice for the same reason is told once. */
const told = <T extends Playable>(turns: readonly Turn<T>[]): readonly Turn<T>[] => {
  const sameAs = (one: Turn<T>) => (other: Turn<T>) =>
    isDeepStrictEqual(
      [one.by, one.operation.action, one.response],
      [other.by, other.operation.action, other.response],
    );
  return turns.filter((turn, i) => turn.response.status === 'applied' || turns.findIndex(sameAs(turn)) === i);
};

export const attackLines = <T extends Playable>(
  { subject }: Implementation<T>,
  { kind, attack: { player, start, statuses }, game: { promised, got, turns, created } }: Loss<T>,
): string[] => [
  ...subject.words.start(start).map((line, i) => row(i === 0 ? 'start' : '', line)),
  ...entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) =>
    row('', statusWords(channel, status)),
  ),
  ...told(turns.slice(0, kind === 'coins created' ? created?.turns : undefined)).map(
    ({ by, operation, response }) =>
      row(
        by === 'player' ? player : 'others',
        subject.words.operation(operation) +
          (response.status === 'refused' ? `  refused: ${response.reason}` : ''),
      ),
  ),
  ...(kind === 'coins created' && created
    ? [row('created', `the books say ${created.onBooks} coins, and ${created.held} are there`)]
    : [row('promised', `${player} is promised ${promised} and gets ${got}`)]),
];
