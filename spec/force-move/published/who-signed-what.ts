/**
 * Who signed what: at most n states in a row, and from each participant one signature, on any of them that is not
 * older than the participant's own last turn. Who has signed a state has agreed to all that led to it.
 *
 * The signatures come in the order of the participants.
 *
 * @paper §A.1 Overview of ForceMove
 */
import { unfit, type Evidence } from '../evidence.js';
import type { SupportRule } from '../support.js';
import { transition } from '../transition.js';
import { accepted, refused } from '../verdict.js';

export const whoSignedWhat: SupportRule<Evidence> = (app, channel, evidence) => {
  const { participants } = channel;
  const { states, signatures } = evidence;
  const wrong = unfit(channel, evidence, 1, participants.length);
  if (wrong) return wrong;
  for (const [i, state] of states.slice(1).entries()) {
    const follows = transition(app, states[i]!, state);
    if (follows.status === 'refused') return follows;
  }

  const last = states.at(-1)!;
  if (signatures.length !== participants.length)
    return refused({
      code: 'WrongNumberOfSignatures',
      needed: participants.length,
      given: signatures.length,
    });
  for (const [i, participant] of participants.entries()) {
    const { signer, of } = signatures[i]!;
    const signed = states[of];
    if (signer !== participant || !signed)
      return refused({ code: 'NotSignedBy', turn: (signed ?? last).turn, missing: participant });
    const ago = (participants.length + (last.turn % participants.length) - i) % participants.length;
    if (signed.turn < last.turn - ago)
      return refused({ code: 'SignedTooEarly', turn: signed.turn, signer, least: last.turn - ago });
  }
  return accepted(last);
};
