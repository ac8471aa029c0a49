/**
 * The strategy of the published analysis of V1, and how it is kept busy for ever.
 *
 * The honest participant challenges with its latest state when the channel is open, and refutes a stale challenge.
 * It never answers one with a move; a participant that does fares no better, for then the others refute theirs.
 */
import { participant } from '../../modelling/address.js';
import type { ChallengeGame } from '../challenge-game.js';
import { byTurns } from '../support.js';
import type { Decision, Node } from './arena.js';
import { disputed } from './dispute.js';
import type { Option } from './graph.js';
import { endlessLine, type Line, type Strategy } from './line-of-play.js';
import { lineWords } from './words.js';

const calls = (
  options: readonly Option[],
  wanted: (call: Extract<Decision, { type: 'call' }>['call']) => boolean,
) => options.find(({ decision }) => decision.type === 'call' && wanted(decision.call));

/** Challenge with the latest turn when it is open, refute what is stale, and otherwise wait. */
export const refutingStrategy =
  (latest: number): Strategy =>
  ({ onChain }: Node, options) => {
    const [wait] = options;
    if (onChain.record > latest) return wait!;
    const answer = onChain.challenge
      ? onChain.record < latest && calls(options, ({ type }) => type === 'refute')
      : calls(options, (call) => call.type === 'forceMove' && call.state.turn === latest);
    return answer || wait!;
  };

/** Never refute: answer a stale challenge with the next turn, as far as it is known. */
export const movingStrategy =
  (latest: number): Strategy =>
  ({ onChain }: Node, options) => {
    const [wait] = options;
    if (onChain.record > latest) return wait!;
    const answer = onChain.challenge
      ? calls(options, (call) => call.type === 'alternativeRespond' && call.state.turn === onChain.record + 1)
      : calls(options, (call) => call.type === 'forceMove' && call.state.turn === latest);
    return answer ?? wait!;
  };

/** A cycle in which the last mover of a channel with so many states never gets anywhere. */
export const cycleAgainst = (
  strategyFor: (latest: number) => Strategy,
  game: ChallengeGame,
  participants: number,
  states: number,
): Line | undefined => {
  const latest = states - 1;
  const arena = disputed({ game, support: byTurns, participants, states, player: latest % participants });
  return endlessLine(arena, strategyFor(latest), ({ onChain }) => onChain.record <= latest);
};

export const endlessDispute = (
  game: ChallengeGame,
  participants: number,
  states: number,
): readonly string[] | undefined => {
  const line = cycleAgainst(refutingStrategy, game, participants, states);
  return line && lineWords(line, participant(`P${(states - 1) % participants}`), () => 'everybody');
};
