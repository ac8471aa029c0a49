/**
 * Findings: one disagreement as a file, with what is expected and what happened instead, that also says which
 * implementation disagrees, and how.
 */
import * as v from 'valibot';
import type { Implementation, Terms } from './implementation.js';
import type { Encounter } from './meeting.js';
import type { Json } from './scenario/json.js';
import { readJson, type JsonReading } from './scenario/read.js';
import { array, object, oneOf } from './scenario/schema.js';
import { ingredientsOf, type Subject, type Trace } from './subject.js';
import { symptomOf, symptomText } from './symptom.js';

export interface Finding<T extends Terms> {
  readonly id: string;
  /** Which implementations disagree in this way: versions of one generation. The example is of the first. */
  readonly implementations: readonly string[];
  /** What is unusual in the example, and what the disagreement cannot do without. */
  readonly ingredients: readonly string[];
  /** How it shows itself, in words. */
  readonly symptom: string;
  readonly trace: Trace<T>;
}

/** The first words of a reason, as part of a file name. */
const shortened = (reason: string): string =>
  reason
    .replace(/^\w+: /, '')
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .slice(0, 4)
    .join('-');

export const findingOf = <T extends Terms>(
  { name, subject, capabilities }: Implementation<T>,
  encounter: Encounter<T>,
): Finding<T> => {
  const symptom = symptomOf(subject, encounter.meeting);
  const ingredients = ingredientsOf(subject, encounter.trace, capabilities);
  const way = [symptom.rule, symptom.verdict, shortened(symptom.detail), ...ingredients];
  return {
    id: [...(subject.variantOf === undefined ? [] : [subject.name]), ...way].join('-'),
    implementations: [name],
    ingredients,
    symptom: symptomText(symptom),
    trace: encounter.trace,
  };
};

export const findingJson = <T extends Terms>(
  { kind, json, name, variantOf }: Subject<T>,
  { id, implementations, ingredients, symptom }: Finding<T>,
  encounter: Encounter<T>,
): { readonly [field: string]: Json } => ({
  ...{ id, kind, ...(variantOf !== undefined && { subject: name }) },
  ...{ title: `It ${symptom}`, implementations, ingredients, symptom },
  ...json(encounter),
});

const disagreement = object({
  id: v.string(),
  implementations: array(v.string()),
  ingredients: array(v.string()),
  symptom: v.string(),
});

export const readFinding = <T extends Terms>(
  { kind, schema }: Subject<T>,
  text: string,
): JsonReading<Finding<T>> =>
  readJson(
    text,
    v.pipe(
      v.intersect([
        object({ kind: oneOf([kind]) }),
        disagreement,
        v.pipe(
          schema,
          v.transform((trace) => ({ trace })),
        ),
      ]),
      v.transform((finding): Finding<T> => finding),
    ),
  );
