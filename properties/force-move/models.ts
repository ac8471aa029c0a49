/** The named models of this layer, each with the number of states that it has to have. */
import { forceMove } from '../../spec/index.js';
import { graphOf } from '../../spec/force-move/finality/graph.js';
import { channelOf, consensusQuestion, fresh, names, old } from './example.js';

export interface NamedModel {
  readonly name: string;
  readonly states: () => number;
  readonly expected: number;
}

/** The finality of a consensus game for its first member, who moves next. */
const consensus = (
  name: string,
  n: number,
  approvals: number,
  reading: forceMove.Reading,
  generation: 'v1' | 'v2' | 'v3' | 'current',
  expected: number,
): NamedModel => ({
  name: `${name}, ${n} participants, ${generation}, ${reading}`,
  expected,
  states: () => {
    const channel = channelOf(n);
    const pending = approvals > 0 ? { pending: { approvals, proposed: fresh } } : {};
    const states = forceMove.statesBefore(channel, { nextMover: 0, current: old, ...pending });
    const position = forceMove.broadcast(channel, states, forceMove.unheardOf);
    const question = consensusQuestion(channel, position, reading, generation);
    return graphOf(forceMove.arenaFor(question, names[0]!)).nodes.length;
  },
});

/** A dispute after eight states, with the participant that moves last. */
const dispute = (
  participants: number,
  generation: 'v1' | 'v2' | 'v3' | 'current',
  support: forceMove.SupportRule,
  expected: number,
): NamedModel => ({
  name: `dispute, ${participants} participants, ${generation}, ${support === forceMove.byTurns ? 'by turns' : 'unanimous'}`,
  expected,
  states: () => {
    const game = forceMove.generations[generation];
    const player = 7 % participants;
    return graphOf(forceMove.disputed({ game, support, participants, states: 8, player })).nodes.length;
  },
});

export const namedModels: readonly NamedModel[] = [
  consensus('agreed', 2, 0, 'committed', 'v3', 51),
  consensus('agreed', 3, 0, 'committed', 'v3', 69),
  consensus('agreed', 4, 0, 'committed', 'v3', 87),
  consensus('agreed', 5, 0, 'committed', 'v3', 105),
  consensus('last to approve', 2, 1, 'committed', 'v3', 60),
  consensus('last to approve', 3, 2, 'committed', 'v3', 82),
  consensus('last to approve', 4, 3, 'committed', 'v3', 104),
  consensus('last to approve', 5, 4, 'committed', 'v3', 126),
  consensus('agreed', 2, 0, 'equivocating', 'v3', 92),
  consensus('agreed', 3, 0, 'equivocating', 'v3', 212),
  consensus('agreed', 4, 0, 'equivocating', 'v3', 411),
  consensus('agreed', 3, 0, 'committed', 'v1', 133),
  consensus('agreed', 3, 0, 'committed', 'v2', 64),
  consensus('agreed', 3, 0, 'committed', 'current', 54),
  dispute(2, 'v1', forceMove.byTurns, 52),
  dispute(3, 'v1', forceMove.byTurns, 97),
  dispute(2, 'v2', forceMove.byTurns, 34),
  dispute(3, 'v2', forceMove.byTurns, 48),
  dispute(2, 'v3', forceMove.byTurns, 35),
  dispute(3, 'v3', forceMove.byTurns, 49),
  dispute(2, 'current', forceMove.byTurns, 23),
  dispute(3, 'current', forceMove.byTurns, 25),
  dispute(2, 'current', forceMove.unanimously, 16),
  dispute(3, 'current', forceMove.unanimously, 16),
];
