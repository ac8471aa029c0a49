/**
 * Causes: what the specification would do in the implementation's own state, for every turn of a game.
 */
import { entriesOf, recordOf, type Address, type Coins } from '../../spec/index.js';
import { causeIn, meetingIn, type Cause, type Game, type Turn } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import type { Meeting } from '../meeting.js';
import type { Observation } from '../payments/index.js';
import type { Setting } from './attack.js';
import { offerOf, type Playable } from './offer.js';

/** The implementation's own state before a turn, as a beginning: what was paid out before does not count. */
const meetingAt = <T extends Playable>(
  implementation: Implementation<T>,
  { start }: Setting,
  turn: Turn<T>,
): Meeting<T> => {
  const { before, after } = turn;
  const received = offerOf(implementation).received(before, start.participants);
  const less = ({ balances, ...observed }: Observation): Observation => ({
    ...observed,
    balances: recordOf(
      entriesOf<Address, Coins>(balances).map(([address, amount]) => [
        address,
        amount - (received[address] ?? 0n),
      ]),
    ),
  });
  const challenged = recordOf(entriesOf(start.challenged).filter(([channel]) => !before.outcomes[channel]));
  const state = implementation.subject.stateAt({
    ...start,
    balances: less(before).balances,
    finalized: before.outcomes,
    challenged,
  });
  return meetingIn(implementation, state, turn, less(after));
};

export const causeOf = <T extends Playable>(
  implementation: Implementation<T>,
  setting: Setting,
  { turns }: Game<T>,
): Cause => causeIn(implementation, setting.start, turns, (turn) => meetingAt(implementation, setting, turn));
