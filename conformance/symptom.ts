/** Symptoms: which operation goes wrong, and how; the same for many disagreements. */
import { match } from 'ts-pattern';
import type { NitroAction } from '../spec/index.js';
import type { Meeting } from './meeting.js';

export interface Symptom {
  readonly operation: NitroAction['type'];
  readonly verdict: 'refusal' | 'acceptance' | 'difference';
  /** Why the refusing side refuses, or in what the states differ. */
  readonly detail: string;
}

export const symptomOf = ({ operation, disagreement }: Meeting): Symptom | undefined =>
  disagreement && {
    operation: operation.action.type,
    verdict: disagreement.verdict,
    detail: match(disagreement)
      .with({ verdict: 'refusal' }, ({ reason }) => reason)
      .with({ verdict: 'acceptance' }, ({ because }) => because)
      .with({ verdict: 'difference' }, ({ parts }) => parts.join(', '))
      .exhaustive(),
  };

export const sameSymptom = (one: Symptom, other: Symptom): boolean => symptomText(one) === symptomText(other);

/** The symptom in words; different symptoms read differently. */
export const symptomText = ({ operation, verdict, detail }: Symptom): string =>
  match(verdict)
    .with('refusal', () => `refuses a ${operation} that is due: ${detail}`)
    .with('acceptance', () => `applies a ${operation} that is not: ${detail}`)
    .with('difference', () => `${operation} ends in other ${detail}`)
    .exhaustive();
