/** Channels, states and positions for the properties of this layer. */
import {
  allocation,
  forceMove,
  participant,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';

export const names = ['A', 'B', 'C', 'D', 'E'].map(participant);

export const [A, B, C] = names as [ParticipantAddress, ParticipantAddress, ParticipantAddress];

export const stranger = participant('Z');

const [first, second, third] = ['old', 'new', 'other'].map((name) => allocation([participant(name), 1n])) as [
  Outcome,
  Outcome,
  Outcome,
];

export { first as old, second as fresh, third as other };

export const outcomes: readonly Outcome[] = [first, second, third];

export const nameOf = (outcome: Outcome): string =>
  outcome.type === 'allocation' ? outcome.entries[0]![0] : '';

export const channelOf = (n: number, app: forceMove.App = forceMove.consensusGame): forceMove.Channel => ({
  participants: names.slice(0, n),
  nonce: 0n,
  app: app.name,
  challengeDuration: 10n,
});

export const stateOf = (
  channel: forceMove.Channel,
  turn: number,
  rest: Partial<forceMove.State> = {},
): forceMove.State => ({ channel, turn, outcome: first, data: null, isFinal: false, ...rest });

/** Consecutive states, each signed by its mover. */
export const inTurn = (...states: readonly forceMove.State[]): readonly forceMove.SignedState[] =>
  states.map((state) => forceMove.signed(forceMove.mover(state.channel, state.turn), state));

type Generation = keyof typeof forceMove.generations;

export const consensusQuestion = (
  channel: forceMove.Channel,
  position: forceMove.Position,
  reading: forceMove.Reading = 'committed',
  generation: Generation = 'v3',
): forceMove.Question => ({
  setting: {
    game: forceMove.generations[generation],
    support: forceMove.byTurns,
    app: forceMove.consensusGame,
    channel,
  },
  position,
  reading,
  outcomes,
});

/** What each member can finalize and cannot prevent, by the names of the outcomes. */
export interface Names {
  readonly finalizable: readonly string[];
  readonly enabled: readonly string[];
}

export const finalities = (question: forceMove.Question): readonly Names[] =>
  question.setting.channel.participants.map((member) => {
    const { finalizable, enabled } = forceMove.finality(question, member);
    return { finalizable: finalizable.map(nameOf), enabled: enabled.map(nameOf) };
  });

const solvedBefore = new Map<string, readonly Names[]>();

/** The same of a consensus game in this position; solved once for each. */
export const consensusFinalities = (
  n: number,
  position: forceMove.ConsensusPosition,
  reading: forceMove.Reading = 'committed',
  generation: Generation = 'v3',
): readonly Names[] => {
  const channel = channelOf(n);
  const states = forceMove.statesBefore(channel, position);
  const said = states.map(({ state }) => [state.turn, state.outcome, state.data, state.isFinal]);
  const key = JSON.stringify([n, reading, generation, said], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const known = solvedBefore.get(key);
  if (known) return known;
  const held = forceMove.broadcast(channel, states, forceMove.unheardOf);
  const solved = finalities(consensusQuestion(channel, held, reading, generation));
  solvedBefore.set(key, solved);
  return solved;
};

/** All positions of a consensus game with one outcome agreed on and at most one other proposed. */
export const consensusPositions = (n: number): readonly forceMove.ConsensusPosition[] => {
  const proposals = [first, second].flatMap((proposed) =>
    Array.from({ length: n - 1 }, (_, i) => ({ approvals: i + 1, proposed })),
  );
  return [undefined, ...proposals].flatMap((pending) =>
    Array.from({ length: n + 1 }, (_, finalStates) => ({
      nextMover: 0,
      current: first,
      ...(pending ? { pending } : {}),
      finalStates,
    })),
  );
};
