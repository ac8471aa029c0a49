/** The wrong games, asked for what a player can make sure of. */
import type { Address, View } from '../../../../spec/index.js';
import { wrongGames } from '../../../mutants/game.js';
import { sentence, suspect, type Suspect } from './suspect.js';

export const gameSuspects: readonly Suspect[] = wrongGames.map(({ id, wrong, worth }) =>
  suspect(
    'snapshot',
    { id, wrong: sentence(wrong) },
    ({ view, target }: { view: View; target: Address }) => ({ value: String(worth(view, target)) }),
  ),
);
