/**
 * Causes: why a game was lost, told by the first turn in which the implementation does otherwise than the
 * specification would in the same state, and by what is unusual in all that was done up to there.
 *
 * What it does and should not comes before what it refuses: a refusal may be what comes of it. What it refuses
 * and applies a second later made nobody lose. Where there is nothing else, the strategy would be at fault.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation, Terms } from '../implementation.js';
import { disagreementOf, type Meeting } from '../meeting.js';
import { ingredientsOf } from '../subject.js';
import { symptomOf, symptomText } from '../symptom.js';
import type { Cause, Turn } from './game.js';

/** The turn as a meeting in this state, which is the implementation's own before it. */
export const meetingIn = <T extends Terms>(
  { subject, capabilities }: Implementation<T>,
  before: T['state'],
  { operation, response }: Turn<T>,
  observed: T['observed'],
): Meeting<T> => {
  const step = subject.step(capabilities, before, operation);
  const expected = step.status === 'applied' ? step.state : before;
  const disagreement = disagreementOf(step, response, subject.differing(expected, observed));
  return { operation, before, step, expected, response, observed, ...(disagreement && { disagreement }) };
};

export const causeIn = <T extends Terms>(
  { subject, capabilities }: Implementation<T>,
  start: T['start'],
  turns: readonly Turn<T>[],
  meetingAt: (turn: Turn<T>) => Meeting<T>,
): Cause => {
  const appliedLater = ({ operation }: Turn<T>, i: number): boolean =>
    turns
      .slice(i)
      .some(
        ({ operation: { action }, response }) =>
          response.status === 'applied' && isDeepStrictEqual(action, operation.action),
      );

  const disagreements = turns.flatMap((turn, i) => {
    const meeting = meetingAt(turn);
    const { disagreement } = meeting;
    if (!disagreement || (disagreement.verdict === 'refusal' && appliedLater(turn, i))) return [];
    return [{ i, meeting, verdict: disagreement.verdict }];
  });
  const first = disagreements.find(({ verdict }) => verdict !== 'refusal') ?? disagreements[0];
  if (!first) return { symptom: 'does all that it has to', ingredients: [] };
  const done = turns.filter(
    ({ response }, i) => i === first.i || (i < first.i && response.status === 'applied'),
  );
  const operations = done.map(({ operation }) => operation);
  return {
    symptom: symptomText(symptomOf(subject, first.meeting)),
    ingredients: ingredientsOf(subject, { start, operations }, capabilities),
  };
};
