/**
 * Support by range: at most n consecutive states, and from every participant a signature on one of them that is
 * not older than the participant's own last turn.
 *
 * Who signs a state agrees to the moves that led to it, so a later signature stands for an earlier one. One state
 * for each turn is the longest such proof, one state signed by all the shortest. The paper knows only the
 * longest; the contracts between its generation and the current one take all of them.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { App } from './app.js';
import { sameChannel, stateText, type Channel, type SignedState, type State } from './state.js';
import type { SupportRule } from './support.js';
import { transition } from './transition.js';
import { accepted, refused, type Verdict } from './verdict.js';

/** The last of the states; the signatures on one state stand next to each other. */
export const byRange: SupportRule = (app, channel, proof) => {
  const foreign = proof.some(({ state }) => !sameChannel(state.channel, channel));
  if (foreign) return refused({ code: 'OtherChannel' });
  const stranger = proof.find(({ signer }) => !channel.participants.includes(signer));
  if (stranger) return refused({ code: 'Stranger', signer: stranger.signer });
  const states = statesOf(proof);
  const needed = channel.participants.length;
  if (states.length === 0 || states.length > needed)
    return refused({ code: 'WrongNumberOfStates', needed, given: states.length });
  const last = lastOf(app, states);
  return last.status === 'refused' ? last : signedByAll(channel, last.value, proof);
};

/** The states that are signed, each once. */
const statesOf = (proof: readonly SignedState[]): readonly State[] =>
  proof
    .map(({ state }) => state)
    .filter((state, i, all) => i === 0 || stateText(state) !== stateText(all[i - 1]!));

/** The last state, if each follows the one before. */
const lastOf = (app: App, states: readonly State[]): Verdict<State> => {
  const follow = states.slice(1).map((state, i) => transition(app, states[i]!, state));
  return follow.find(({ status }) => status === 'refused') ?? accepted(states.at(-1)!);
};

/** The turn, up to this one, that was this participant's last. */
const lastTurnOf = ({ participants }: Channel, member: number, turn: number): number =>
  turn - ((turn - member + participants.length) % participants.length);

const signedByAll = (channel: Channel, state: State, proof: readonly SignedState[]): Verdict<State> => {
  for (const [member, participant] of channel.participants.entries()) {
    const turn = Math.max(lastTurnOf(channel, member, state.turn), proof[0]!.state.turn);
    const signs = proof.some((entry) => entry.signer === participant && entry.state.turn >= turn);
    if (!signs) return refused({ code: 'NotSignedBy', turn, missing: participant });
  }
  return accepted(state);
};
