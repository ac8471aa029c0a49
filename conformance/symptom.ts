/** Symptoms: which rule goes wrong, and how; the same for many disagreements. */
import { match } from 'ts-pattern';
import type { Terms } from './implementation.js';
import type { Meeting } from './meeting.js';
import type { Subject } from './subject.js';

export interface Symptom {
  readonly rule: string;
  readonly verdict: 'refusal' | 'acceptance' | 'difference';
  /** Why the refusing side refuses, or in what the states differ. */
  readonly detail: string;
}

/** The symptom of a meeting that ended in a disagreement. */
export const symptomOf = <T extends Terms>(
  { ruleOf }: Pick<Subject<T>, 'ruleOf'>,
  { operation, disagreement }: Meeting<T>,
): Symptom => {
  if (!disagreement) throw new Error('both agreed: there is no symptom');
  return {
    rule: ruleOf(operation.action),
    verdict: disagreement.verdict,
    detail: match(disagreement)
      .with({ verdict: 'refusal' }, ({ reason }) => reason)
      .with({ verdict: 'acceptance' }, ({ because }) => because)
      .with({ verdict: 'difference' }, ({ parts }) => parts.join(', '))
      .exhaustive(),
  };
};

export const sameSymptom = (one: Symptom, other: Symptom): boolean => symptomText(one) === symptomText(other);

/** The symptom in words; different symptoms read differently. */
export const symptomText = ({ rule, verdict, detail }: Symptom): string =>
  match(verdict)
    .with('refusal', () => `refuses a ${rule} that is due: ${detail}`)
    .with('acceptance', () => `applies a ${rule} that is not due: ${detail}`)
    .with('difference', () => `ends a ${rule} in other ${detail}`)
    .exhaustive();
