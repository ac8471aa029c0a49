/**
 * Strict turn taking: n states of consecutive turns, each signed by its mover and by no other participant.
 *
 * It says nothing about what the states contain: that is left to the app that uses it.
 *
 * @paper §A.1 Overview of ForceMove
 */
import { signersOf, unfit, unsignedBy, type Evidence } from '../evidence.js';
import { mover } from '../state.js';
import type { SupportRule } from '../support.js';
import { accepted, refused } from '../verdict.js';

export const strictTurnTaking: SupportRule<Evidence> = (_app, channel, evidence) => {
  const { participants } = channel;
  const { states } = evidence;
  const wrong = unfit(channel, evidence, participants.length, participants.length);
  if (wrong) return wrong;
  for (const [place, { turn }] of states.entries()) {
    const expected = states[0]!.turn + place;
    if (turn !== expected) return refused({ code: 'NotTheNextTurn', turn, expected });
    const own = mover(channel, turn);
    const unsigned = unsignedBy([own], evidence, place);
    if (unsigned) return unsigned;
    const other = signersOf(evidence, place).find((by) => by !== own && participants.includes(by));
    if (other !== undefined) return refused({ code: 'WrongMover', turn, mover: own, signer: other });
  }
  return accepted(states.at(-1)!);
};
