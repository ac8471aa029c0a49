/** Subjects: everything that can be compared. */
import * as v from 'valibot';
import { challenges } from './challenges/index.js';
import { recovery } from './generations.js';
import type { SomeImplementation } from './implementation.js';
import { ledgers } from './ledgers/index.js';
import { payments } from './payments/index.js';
import { payouts, pushedPayouts, tokenPayouts } from './payouts/index.js';
import { readJson, type JsonReading } from './scenario/read.js';
import { object, oneOf } from './scenario/schema.js';

/** A subject, whichever. */
export type SomeSubject = SomeImplementation['subject'];

export const subjects: readonly SomeSubject[] = [payments, payouts, ledgers, challenges];

const all: readonly SomeSubject[] = [...subjects, pushedPayouts, tokenPayouts];

/** What a file says about itself. */
export interface Heading {
  readonly kind: string;
  /** Of which variant its example is, if of one. */
  readonly subject?: string | undefined;
}

/** The subject of a stored finding. */
export const subjectOf = ({ kind, subject }: Heading): SomeSubject | undefined =>
  all.find((one) => one.kind === kind && (subject === undefined || one.name === subject));

/** The name of the subject that a stored example is about. */
export const readSubject = (text: string): JsonReading<string> =>
  readJson(
    text,
    v.pipe(
      object({
        kind: oneOf([...subjects.map(({ kind }) => kind), 'coalition']),
        subject: v.optional(oneOf(all.map(({ name }) => name))),
      }),
      v.transform((heading) => (heading.kind === 'coalition' ? recovery : subjectOf(heading)?.name)),
      v.string('expected a subject of this kind'),
    ),
  );
