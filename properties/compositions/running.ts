/**
 * Running channels: the signed states of a channel that plays the consensus game, and who has seen them.
 *
 * One state a turn, each following the one before: nobody signs a second state for a turn. What a member has
 * not seen it does not know; the others, together, know everything.
 */
import {
  forceMove,
  keysOf,
  recordOf,
  type Outcome,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';

const { consensusGame, mover, proposal, signed, transition, unheardOf } = forceMove;

export interface Running {
  readonly channel: forceMove.Channel;
  /** The state of turn i at place i. */
  readonly states: readonly forceMove.SignedState[];
  /** How many of them each member has seen. */
  readonly seen: Readonly<Record<ParticipantAddress, number>>;
  readonly onChain: forceMove.OnChain;
}

/** What the next state says: an outcome, and what is voted on. */
export interface Content {
  readonly outcome: Outcome;
  readonly pending?: forceMove.Proposal;
}

/** A channel of which nobody has signed anything. */
export const unsigned = (participants: readonly ParticipantAddress[], nonce: bigint): Running => ({
  channel: { participants, nonce, app: consensusGame.name, challengeDuration: 1n },
  states: [],
  seen: recordOf(participants.map((member) => [member, 0])),
  onChain: unheardOf,
});

export const membersOf = ({ channel }: Running): readonly ParticipantAddress[] => channel.participants;

export const nextMover = ({ channel, states }: Running): ParticipantAddress => mover(channel, states.length);

export const contentOf = ({ state }: forceMove.SignedState): Content => {
  const pending = state.data as forceMove.Proposal | null;
  return pending === null ? { outcome: state.outcome } : { outcome: state.outcome, pending };
};

/** What the last state says, if there is one. */
export const latest = ({ states }: Pick<Running, 'states'>): Content | undefined => {
  const last = states.at(-1);
  return last && contentOf(last);
};

/** Whether all members have signed the set-up, so that the app can run. */
export const isRunning = ({ channel, states }: Running): boolean =>
  states.length >= 2 * channel.participants.length;

/** The next mover signs this; nobody else has seen it yet. Nothing if it is no move of the game. */
export const signedNext = (running: Running, { outcome, pending }: Content): Running | undefined => {
  const { channel, states, seen } = running;
  const signer = nextMover(running);
  const state: forceMove.State = {
    channel,
    turn: states.length,
    outcome,
    data: pending ? proposal(pending) : null,
    isFinal: false,
  };
  const before = states.at(-1)?.state;
  if (seen[signer] !== states.length) return undefined;
  if (before && transition(consensusGame, before, state).status === 'refused') return undefined;
  return {
    ...running,
    states: [...states, signed(signer, state)],
    seen: { ...seen, [signer]: states.length + 1 },
  };
};

/** Everybody has seen everything. */
export const delivered = (running: Running): Running => ({
  ...running,
  seen: recordOf(keysOf(running.seen).map((member) => [member, running.states.length])),
});

/** Once all have signed the first state, they sign the second: nothing changes by that. */
export const andSetUp = (running: Running): Running => {
  if (running.states.length !== membersOf(running).length) return running;
  return membersOf(running).reduce(
    (done) => delivered(signedNext(done, { outcome: latest(done)!.outcome })!),
    running,
  );
};

/** What a vote on this outcome looks like after one more approval. */
export const approved = (running: Running, outcome: Outcome): Content => {
  const before = latest(running)!;
  const approvals = (before.pending?.approvals ?? 0) + 1;
  return approvals === membersOf(running).length
    ? { outcome }
    : { outcome: before.outcome, pending: { approvals, proposed: outcome } };
};

/** The last n states that a member has seen: what it can show on chain. */
export const proofOf = (
  { channel, states, seen }: Running,
  member: ParticipantAddress,
): readonly forceMove.SignedState[] => {
  const n = channel.participants.length;
  const known = seen[member] ?? 0;
  return known < n ? [] : states.slice(known - n, known);
};

/** The status of the channel as a member sees it; none if it cannot be finalized, as far as the member knows. */
export const statusOf = (running: Running, member: ParticipantAddress): Status | undefined => {
  const members = membersOf(running);
  const known = running.states.slice(0, running.seen[member]!);
  const content = latest({ states: known });
  if (!content) return undefined;
  const { outcome, pending } = content;
  const own = members.indexOf(member);

  if (known.length < members.length) {
    if (own < known.length) return { type: 'sentNotReceived', outcomes: [outcome] };
    const isOnlyMine = known.length === members.length - 1;
    return isOnlyMine ? { type: 'finalizable', outcomes: [outcome] } : undefined;
  }
  if (!pending || forceMove.sameOutcome(pending.proposed, outcome)) return { type: 'universal', outcome };
  const both = [outcome, pending.proposed];
  const hasApproved = known.slice(-pending.approvals).some(({ signer }) => signer === member);
  if (hasApproved) return { type: 'enabled', outcomes: both };
  const isLast = pending.approvals === members.length - 1;
  return isLast
    ? { type: 'finalizable', outcomes: both, challengeable: true }
    : { type: 'universal', outcome };
};
