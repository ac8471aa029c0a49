/** The sport of ledgers: an attack says what is on chain, and what the others do. */
import type { Sport } from '../games/index.js';
import { causeIn, gameLines, meetingIn } from '../games/index.js';
import type { Ledgers, LedgersImplementation } from '../ledgers/index.js';
import { startNotAsked } from '../ledgers/profile.js';
import { isPossible, isWithin, sizeOf, smaller, withFewerMoves, type LedgerAttack } from './attack.js';
import { playLedgers, stateIn, type Others } from './game.js';
import { lossJson, readLoss } from './json.js';
import { randomGames } from './random-games.js';

/** The others do what the attack says, but for what the implementation cannot be asked then. */
const following = ({ subject, capabilities }: LedgersImplementation, { moves }: LedgerAttack): Others => {
  const turns = moves.flatMap(({ action, seconds }) => [
    ...Array.from({ length: seconds }, () => 'wait' as const),
    action,
  ]);
  return async (state) => {
    const isAsked = (turn: (typeof turns)[number]) =>
      turn === 'wait' || subject.notAsked(capabilities, state, turn) === undefined;
    while (turns[0] && !isAsked(turns[0])) turns.shift();
    return turns.shift();
  };
};

export const ledgerGames: Sport<Ledgers, LedgerAttack> = {
  random: randomGames,
  play: async (implementation, attack) => {
    const { capabilities } = implementation;
    const { start } = attack;
    return isPossible(attack) &&
      isWithin(capabilities, start) &&
      startNotAsked(capabilities, start) === undefined
      ? playLedgers(implementation, attack, following(implementation, attack))
      : undefined;
  },
  causeOf: (implementation, attack, { turns }) =>
    causeIn(implementation, attack.start, turns, (turn) =>
      meetingIn(implementation, stateIn(attack, turn.before), turn, turn.after),
    ),
  withFewerMoves,
  smaller,
  sizeOf,
  lines: (implementation, { attack, ...loss }) => gameLines(implementation, loss, attack),
  json: lossJson,
  read: readLoss,
};
