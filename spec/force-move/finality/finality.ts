/**
 * Finality: which outcomes of a channel a participant can finalize, and which it cannot prevent.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import { finalized } from '../adjudicator.js';
import { sameOutcome } from '../state.js';
import type { Arena, Reading } from './arena.js';
import { arenaOf } from './arena-of.js';
import { graphOf } from './graph.js';
import type { Position, Setting } from './position.js';
import { attained, unavoidable, type Goal } from './solve.js';

export interface Finality {
  /** What the player has an unbeatable strategy to finalize. */
  readonly finalizable: readonly Outcome[];
  /** What the player has no strategy to prevent from being finalized. */
  readonly enabled: readonly Outcome[];
}

export interface Question {
  readonly setting: Setting;
  readonly position: Position;
  readonly reading: Reading;
  /** The outcomes that anybody would think of. */
  readonly outcomes: readonly Outcome[];
  /** How many states the player signs at most: one, unless told otherwise. */
  readonly signatures?: number;
  /** Without shortcuts, to see that they change nothing. */
  readonly unabridged?: boolean;
}

export const arenaFor = (
  { setting, position, reading, outcomes, signatures = 1, unabridged = false }: Question,
  player: ParticipantAddress,
): Arena => arenaOf(setting, position, { player, reading, outcomes, signatures, unabridged });

export const endingIn =
  (outcome: Outcome): Goal =>
  (ending) =>
    sameOutcome(ending.outcome, outcome);

export const finality = (question: Question, player: ParticipantAddress): Finality => {
  const { position, outcomes } = question;
  if (finalized(position.onChain, 0n)) return { finalizable: [], enabled: [] };
  const graph = graphOf(arenaFor(question, player));
  return {
    finalizable: outcomes.filter((outcome) => attained(graph, endingIn(outcome))[0] !== Infinity),
    enabled: outcomes.filter((outcome) => unavoidable(graph, endingIn(outcome))[0] !== Infinity),
  };
};
