/**
 * Support: signed states that show that all participants agreed to move up to a state, or agreed to it at once.
 *
 * By turns: n consecutive states, each signed by its mover and following the one before. Unanimously: one state
 * with the signatures of all, whatever came before it.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { App } from './app.js';
import { mover, sameChannel, stateText, type Channel, type SignedState, type State } from './state.js';
import { transition } from './transition.js';
import { accepted, refused, type Verdict } from './verdict.js';

/** How a channel shows that a state is supported. */
export type SupportRule<Proof = readonly SignedState[]> = (
  app: App,
  channel: Channel,
  proof: Proof,
) => Verdict<State>;

/** The state, if it is signed by the participant whose turn it is. */
export const signedByItsMover = (channel: Channel, { state, signer }: SignedState): Verdict<State> => {
  if (!sameChannel(state.channel, channel)) return refused({ code: 'OtherChannel' });
  if (!channel.participants.includes(signer)) return refused({ code: 'Stranger', signer });
  const { turn } = state;
  if (signer !== mover(channel, turn))
    return refused({ code: 'WrongMover', turn, mover: mover(channel, turn), signer });
  return accepted(state);
};

/** The last of n consecutive states. */
export const byTurns: SupportRule = (app, channel, proof) => {
  const needed = channel.participants.length;
  if (proof.length !== needed) return refused({ code: 'WrongNumberOfStates', needed, given: proof.length });
  for (const [i, entry] of proof.entries()) {
    const own = signedByItsMover(channel, entry);
    if (own.status === 'refused') return own;
    const before = proof[i - 1];
    const follows = before ? transition(app, before.state, entry.state) : own;
    if (follows.status === 'refused') return follows;
  }
  return accepted(proof.at(-1)!.state);
};

/** The one state that everybody signed. */
export const unanimously: SupportRule = (_app, channel, proof) => {
  const [first] = proof;
  if (!first) return refused({ code: 'WrongNumberOfStates', needed: channel.participants.length, given: 0 });
  const { state } = first;
  if (!sameChannel(state.channel, channel)) return refused({ code: 'OtherChannel' });
  const stranger = proof.find(({ signer }) => !channel.participants.includes(signer));
  if (stranger) return refused({ code: 'Stranger', signer: stranger.signer });
  const missing = channel.participants.find(
    (participant) =>
      !proof.some((entry) => entry.signer === participant && stateText(entry.state) === stateText(state)),
  );
  return missing ? refused({ code: 'NotSignedBy', turn: state.turn, missing }) : accepted(state);
};
