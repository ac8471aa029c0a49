/**
 * Two in a row: the support of the first published contracts, however many participants there are.
 *
 * Each of the two states is signed by its mover, and the second follows the first. With two participants that is
 * support by turns. With more, two who move one after the other need nobody else.
 *
 * @paper §A.1 Overview of ForceMove
 */
import { unfit, unsignedBy, type Evidence } from '../evidence.js';
import { mover } from '../state.js';
import type { SupportRule } from '../support.js';
import { transition } from '../transition.js';

export const twoInARow: SupportRule<Evidence> = (app, channel, evidence) => {
  const { states } = evidence;
  const wrong = unfit(channel, evidence, 2, 2);
  if (wrong) return wrong;
  for (const [place, { turn }] of states.entries()) {
    const unsigned = unsignedBy([mover(channel, turn)], evidence, place);
    if (unsigned) return unsigned;
  }
  return transition(app, states[0]!, states[1]!);
};
