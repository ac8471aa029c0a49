/** Signers: whose signature a signature is, whatever it is said to be. */
import type { SignatureOn } from '../../spec/force-move/index.js';
import { participant, type ParticipantAddress } from '../../spec/index.js';
import type { Flaw, Signature } from './terms.js';

/** Who has signed what nobody has signed. */
export const nobody: ParticipantAddress = participant('nobody');

/** Somebody with a key who is in no channel. */
export const stranger: ParticipantAddress = participant('Z');

/** Whether it is a signature of its signer on what is shown. A second form of a signature says the same. */
export const counts = ({ flaw }: Signature): boolean => flaw === undefined || flaw === 'other-form';

/** From these no signer at all can be recovered. */
export const unrecoverable: readonly Flaw[] = ['zero', 'wrong-v'];

export const signerOf = (signature: Signature): ParticipantAddress =>
  counts(signature) ? signature.by : nobody;

export const signatureOn = (signature: Signature): SignatureOn => ({
  signer: signerOf(signature),
  of: signature.of,
});
