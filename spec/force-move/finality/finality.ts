/**
 * Finality: which outcomes of a channel a participant can finalize, and which it cannot prevent.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import { finalized } from '../adjudicator.js';
import { sameOutcome } from '../state.js';
import { arenaOf, type Reading } from './arena.js';
import { graphOf, type Graph } from './graph.js';
import type { Position, Setting } from './position.js';
import { attained, avoided } from './solve.js';

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
}

export const gameGraph = (
  { setting, position, reading, outcomes, signatures = 1 }: Question,
  player: ParticipantAddress,
): Graph => graphOf(arenaOf(setting, position, { player, reading, outcomes, signatures }));

export const finality = (question: Question, player: ParticipantAddress): Finality => {
  const { position, outcomes } = question;
  if (finalized(position.onChain, 0n)) return { finalizable: [], enabled: [] };
  const graph = gameGraph(question, player);
  const ending = (outcome: Outcome) => (end: { outcome: Outcome }) => sameOutcome(end.outcome, outcome);
  return {
    finalizable: outcomes.filter((outcome) => attained(graph, ending(outcome))[0]),
    enabled: outcomes.filter((outcome) => !avoided(graph, ending(outcome))[0]),
  };
};
