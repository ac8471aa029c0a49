/**
 * Positions of a consensus game: the last n states, everybody holding all of them.
 *
 * @paper §A.3 Proofs of Correctness
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import { consensusGame, proposal, type Proposal } from '../apps/consensus-game.js';
import { explainRefusal } from '../refusal.js';
import { mover, sameOutcome, signed, type Channel, type SignedState, type State } from '../state.js';
import { transition } from '../transition.js';

export interface ConsensusPosition {
  readonly nextMover: number;
  readonly current: Outcome;
  readonly pending?: Proposal;
  /** How many final states the last movers have signed. */
  readonly finalStates?: number;
  /** What the last state of a participant says, where it is not what the position suggests. */
  readonly lastStates?: ReadonlyMap<ParticipantAddress, LastState>;
}

/** What a participant's last state says. */
export interface LastState {
  readonly current: Outcome;
  readonly pending?: Proposal;
}

/**
 * The states that led to the position: first those of participants that have not approved, then one for each
 * approval, then the final ones. Before the last n, whatever leads there in the plainest way.
 */
export const statesBefore = (channel: Channel, position: ConsensusPosition): readonly SignedState[] => {
  const n = channel.participants.length;
  const { current, pending, finalStates = 0, lastStates } = position;
  const top = 4 * n + position.nextMover - 1;

  const suggested = (turn: number): LastState => {
    const approvals = (pending?.approvals ?? 0) - (top - finalStates - turn);
    return { current, ...(pending && approvals > 0 ? { pending: { ...pending, approvals } } : {}) };
  };
  const earlier = ({ current, pending }: LastState): LastState => ({
    current,
    ...(pending && pending.approvals > 1
      ? { pending: { ...pending, approvals: pending.approvals - 1 } }
      : {}),
  });
  const stateOf = (turn: number, { current, pending }: LastState): State => {
    const isFinal = turn > top - finalStates;
    return { channel, turn, outcome: current, data: isFinal || !pending ? null : proposal(pending), isFinal };
  };

  const states: State[] = [];
  let shown: LastState = { current };
  for (let turn = top; turn > top - 2 * n; turn--) {
    shown = turn > top - n ? (lastStates?.get(mover(channel, turn)) ?? suggested(turn)) : earlier(shown);
    states.unshift(stateOf(turn, shown));
  }
  return states.map((state) => signed(mover(channel, state.turn), state));
};

/** Why there is no such position, in words. */
export const impossiblePosition = (channel: Channel, position: ConsensusPosition): string | undefined => {
  const n = channel.participants.length;
  const { nextMover, current, pending, finalStates = 0, lastStates } = position;
  if (nextMover >= n) return `member ${nextMover} is to move, and there are ${n}, counted from 0`;
  if (pending && pending.approvals >= n)
    return `${pending.approvals} of ${n} members have approved, and the last one to approve concludes`;
  const stranger = [...(lastStates?.keys() ?? [])].find((name) => !channel.participants.includes(name));
  if (stranger !== undefined) return `${stranger} is no member of the channel`;

  const last = mover(channel, nextMover + n - 1);
  const own = lastStates?.get(last);
  const shown = finalStates > 0 ? undefined : pending;
  const differs =
    own &&
    (!sameOutcome(own.current, current) ||
      (finalStates === 0 &&
        (own.pending?.approvals !== shown?.approvals ||
          (own.pending && shown && !sameOutcome(own.pending.proposed, shown.proposed)))));
  if (differs) return `${last} moved last, and its last state is not the one of the position`;

  const states = statesBefore(channel, position).map(({ state }) => state);
  for (const [i, state] of states.entries()) {
    const before = states[i - 1];
    const follows = before && transition(consensusGame, before, state);
    if (follows?.status === 'refused')
      return `${mover(channel, state.turn)} cannot have signed its last state: ${explainRefusal(follows.reason)}`;
  }
  return undefined;
};
