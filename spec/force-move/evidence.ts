/**
 * Evidence: states in a row, and signatures that each name the state they are on.
 *
 * By turns every state has one signature, its mover's. The published contracts take other shapes too: states that
 * nobody signed by themselves, and states that several have signed. A signature of nobody's is of no participant.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { sameChannel, type Channel, type SignedState, type State } from './state.js';
import { refused, type Refused } from './verdict.js';

export interface SignatureOn {
  readonly signer: ParticipantAddress;
  /** The place of the state among those shown. */
  readonly of: number;
}

export interface Evidence {
  /** The oldest first. */
  readonly states: readonly State[];
  readonly signatures: readonly SignatureOn[];
}

export const statesIn = (proof: readonly SignedState[] | Evidence): readonly State[] =>
  'states' in proof ? proof.states : proof.map(({ state }) => state);

/** Who has signed the state in this place. */
export const signersOf = ({ signatures }: Evidence, place: number): readonly ParticipantAddress[] =>
  signatures.filter(({ of }) => of === place).map(({ signer }) => signer);

/** A refusal, if a state is of another channel, or if there are not as many states as are needed. */
export const unfit = (
  channel: Channel,
  { states }: Evidence,
  fewest: number,
  most: number,
): Refused | undefined => {
  const given = states.length;
  if (given < fewest) return refused({ code: 'WrongNumberOfStates', needed: fewest, given });
  if (given > most) return refused({ code: 'WrongNumberOfStates', needed: most, given });
  return states.every((state) => sameChannel(state.channel, channel))
    ? undefined
    : refused({ code: 'OtherChannel' });
};

/** A refusal, if a participant has not signed the state in this place. Others may have signed it too. */
export const unsignedBy = (
  participants: readonly ParticipantAddress[],
  evidence: Evidence,
  place: number,
): Refused | undefined => {
  const signers = signersOf(evidence, place);
  const missing = participants.find((participant) => !signers.includes(participant));
  return missing === undefined
    ? undefined
    : refused({ code: 'NotSignedBy', turn: evidence.states[place]!.turn, missing });
};
