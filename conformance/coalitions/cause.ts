/**
 * Causes: why a game was lost, told by the first turn in which the implementation does otherwise than the
 * specification would in the same state, and by what is unusual up to there.
 *
 * What it does and should not comes before what it refuses: a refusal may be what comes of it. What it refuses
 * and applies a second later made nobody lose. Where there is nothing else, the strategy would be at fault.
 */
import { isDeepStrictEqual } from 'node:util';
import { entriesOf, recordOf, type Address, type Coins } from '../../spec/index.js';
import type { Implementation } from '../implementation.js';
import { disagreementOf, type Meeting } from '../meeting.js';
import type { Observation } from '../payments/index.js';
import { ingredientsOf } from '../subject.js';
import { symptomOf, symptomText } from '../symptom.js';
import type { Setting } from './attack.js';
import type { Game, Turn } from './game.js';
import { offerOf, type Playable } from './offer.js';

export interface Cause {
  /** What the implementation does otherwise, in words. */
  readonly symptom: string;
  readonly ingredients: readonly string[];
}

/** The implementation's own state before a turn, as a beginning: what was paid out before does not count. */
const meetingAt = <T extends Playable>(
  implementation: Implementation<T>,
  { start }: Setting,
  { before, operation, response, after }: Turn<T>,
): Meeting<T> => {
  const { subject, capabilities } = implementation;
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
  const state = subject.stateAt({
    ...start,
    balances: less(before).balances,
    finalized: before.outcomes,
    challenged,
  });
  const step = subject.step(capabilities, state, operation);
  const expected = step.status === 'applied' ? step.state : state;
  const observed = less(after);
  const disagreement = disagreementOf(step, response, subject.differing(expected, observed));
  return {
    operation,
    before: state,
    step,
    expected,
    response,
    observed,
    ...(disagreement && { disagreement }),
  };
};

export const causeOf = <T extends Playable>(
  implementation: Implementation<T>,
  setting: Setting,
  { turns }: Game<T>,
): Cause => {
  const { subject, capabilities } = implementation;
  const appliedLater = ({ operation }: Turn<T>, i: number): boolean =>
    turns
      .slice(i)
      .some(
        ({ operation: { action }, response }) =>
          response.status === 'applied' && isDeepStrictEqual(action, operation.action),
      );

  const disagreements = turns.flatMap((turn, i) => {
    const meeting = meetingAt(implementation, setting, turn);
    const { disagreement } = meeting;
    if (!disagreement || (disagreement.verdict === 'refusal' && appliedLater(turn, i))) return [];
    return [{ i, meeting, verdict: disagreement.verdict }];
  });
  const first = disagreements.find(({ verdict }) => verdict !== 'refusal') ?? disagreements[0];
  if (!first) return { symptom: 'does all that it has to', ingredients: [] };
  const operations = turns.slice(0, first.i + 1).map(({ operation }) => operation);
  return {
    symptom: symptomText(symptomOf(subject, first.meeting)),
    ingredients: ingredientsOf(subject, { start: setting.start, operations }, capabilities),
  };
};
