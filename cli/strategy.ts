/** The moves that secure a value, and the worst that the others can do against them. */
import type { NetworkState, Player } from '../conformance/scenario/index.js';
import { duel } from '../properties/reasoning/duel.js';
import {
  lineOfPlay,
  printOutcome,
  promised,
  type Address,
  type GameAction,
  type Outcome,
  type Promised,
} from '../spec/index.js';
import { BadInput } from './exit.js';
import { moveText } from './moves.js';
import { paint } from './terminal.js';
import { addressesIn, promisedText } from './worth.js';

/** The one who plays for coins at the address: itself, or the only player there is. */
const playerFor = ({ players }: NetworkState, target: string): Player => {
  const player =
    players.find(({ name }) => name === target) ?? (players.length === 1 ? players[0] : undefined);
  if (player) return player;
  const names = players.map(({ name }) => name).join(', ');
  throw new BadInput(`${target} is no player of this network, expected one of ${names}`);
};

const turnText = (action: GameAction, answer?: Outcome): string =>
  moveText(action) + (answer ? `, answered with ${printOutcome(answer)}` : '');

/** How many positions of the whole game are looked at for its best line of play. */
const bound = 20_000;

export interface Strategy {
  readonly target: Address;
  readonly promised: Promised;
  /** What is submitted, one after the other, if the others only do what they are made to. */
  readonly moves: readonly string[];
  /** What happens if both sides play their best; nothing where the game is too large to search. */
  readonly line: readonly { readonly by: 'player' | 'others'; readonly move: string }[] | undefined;
}

export const strategyFor = (state: NetworkState, name: string): Strategy => {
  const { view } = playerFor(state, name);
  const { channels, others } = addressesIn(view);
  const target = [...channels, ...others].find((address) => address === name);
  if (target === undefined) throw new BadInput(`there is no ${name} in this network`);
  const line = lineOfPlay(view, target, { bound });
  return {
    target,
    promised: promised(view, target),
    moves: duel(view, target, [])
      .trace.filter(({ done }) => done)
      .map(({ action }) => turnText(action)),
    line:
      line.type === 'line'
        ? line.turns.map(({ by, action, answer }) => ({ by, move: turnText(action, answer) }))
        : undefined,
  };
};

const numbered = (moves: readonly string[], none: string): string[] =>
  moves.length === 0 ? [`  ${none}`] : moves.map((move, i) => `  ${String(i + 1).padStart(3)}. ${move}`);

export const strategyLines = ({ target, promised, moves, line }: Strategy): string[] => [
  `${paint.bold(target)} can make sure of ${promisedText(promised)}.`,
  '',
  paint.bold('If the others only do what they are made to'),
  ...numbered(moves, 'there is nothing to do'),
  'After anything else that the others do, ask again: the next moves depend on the network alone.',
  '',
  paint.bold('If both sides play their best'),
  ...(line === undefined
    ? [`  not searched: the whole game has more than ${bound} positions`]
    : numbered(
        line.map(({ by, move }) => `${by.padEnd(6)}  ${move}`),
        'nobody has anything to do',
      )),
];
