/**
 * The status of a channel, from the signed states that its participants hold and the rules that they live under.
 *
 * Besides what the player can finalize and cannot prevent, a status says who can bring the matter to an end at all:
 * if the others can, a player with a choice has to make it when they say; if the player can, the others have to.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ParticipantAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import { arenaFor, endingIn, type Question } from '../force-move/finality/finality.js';
import { graphOf } from '../force-move/finality/graph.js';
import { attained, unavoidable } from '../force-move/finality/solve.js';
import type { Status } from './status.js';

/** The status, or nothing if no outcome can be finalized by anybody. */
export const statusOfChannel = (question: Question, player: ParticipantAddress): Status | undefined => {
  const graph = graphOf(arenaFor(question, player));
  const any = () => true;
  const finalizable = question.outcomes.filter((one) => attained(graph, endingIn(one))[0] !== Infinity);
  const enabled = question.outcomes.filter((one) => unavoidable(graph, endingIn(one))[0] !== Infinity);
  const theyEndIt = unavoidable(graph, any)[0] !== Infinity;
  const iEndIt = attained(graph, any)[0] !== Infinity;

  const [only] = finalizable;
  if (only !== undefined && finalizable.length === 1 && theyEndIt)
    return { type: 'universal', outcome: only };
  if (only !== undefined) return { type: 'finalizable', outcomes: finalizable, challengeable: theyEndIt };
  if (enabled.length === 0) return undefined;
  return { type: iEndIt ? 'enabled' : 'sentNotReceived', outcomes: enabled };
};

/**
 * What the player can make sure of in a channel where nothing need be finalizable: the greatest worth that some
 * strategy has in every outcome that it lets happen.
 */
export const guaranteedIn = (
  question: Question,
  player: ParticipantAddress,
  worth: (outcome: Outcome) => Coins,
): Coins => {
  const graph = graphOf(arenaFor(question, player));
  const worths = [...new Set(question.outcomes.map(worth))].sort((a, b) => (a < b ? 1 : -1));
  return (
    worths.find((least) => attained(graph, ({ outcome }) => worth(outcome) >= least)[0] !== Infinity) ?? 0n
  );
};
