/** Words: a game in the paper's notation, turn by turn, with what was promised and what the player got. */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation, Terms } from '../implementation.js';
import type { Loss, Turn } from './game.js';

const row = (label: string, text: string): string => `${label.padEnd(9)} ${text}`;

/** What is refused twice for the same reason is told once. */
const told = <T extends Terms>(turns: readonly Turn<T>[]): readonly Turn<T>[] => {
  const sameAs = (one: Turn<T>) => (other: Turn<T>) =>
    isDeepStrictEqual(
      [one.by, one.operation.action, one.response],
      [other.by, other.operation.action, other.response],
    );
  return turns.filter((turn, i) => turn.response.status === 'applied' || turns.findIndex(sameAs(turn)) === i);
};

/** `known` is what the player knows besides what is on chain, a line each. */
export const gameLines = <T extends Terms>(
  { subject }: Implementation<T>,
  { kind, game: { promised, got, turns, created } }: Pick<Loss<T, unknown>, 'kind' | 'game'>,
  { player, start, known = [] }: { player: string; start: T['start']; known?: readonly string[] },
): readonly string[] => [
  ...[...subject.words.start(start), ...known].map((line, i) => row(i === 0 ? 'start' : '', line)),
  ...told(turns.slice(0, kind === 'coins created' ? created?.turns : undefined)).map(
    ({ by, operation, response }) =>
      row(
        by === 'player' ? player : 'others',
        subject.words.operation(operation) +
          (response.status === 'refused' ? `  refused: ${response.reason}` : ''),
      ),
  ),
  kind === 'coins created' && created
    ? row('created', `the books say ${created.onBooks} coins, and ${created.held} are there`)
    : row('promised', `${player} is promised ${promised} and gets ${got}`),
];
