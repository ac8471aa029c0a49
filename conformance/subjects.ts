/** Subjects: everything that can be compared. */
import * as v from 'valibot';
import { challenges } from './challenges/index.js';
import { recovery } from './generations.js';
import type { SomeImplementation } from './implementation.js';
import { ledgers } from './ledgers/index.js';
import { payments } from './payments/index.js';
import { payouts } from './payouts/index.js';
import { readJson, type JsonReading } from './scenario/read.js';
import { object, oneOf } from './scenario/schema.js';

/** A subject, whichever. */
export type SomeSubject = SomeImplementation['subject'];

export const subjects: readonly SomeSubject[] = [payments, payouts, ledgers, challenges];

/** The subject of a stored finding, by what the file says it is. */
export const subjectOfKind = (kind: string): SomeSubject | undefined =>
  subjects.find((subject) => subject.kind === kind);

/** What a file says about itself. */
export interface Heading {
  /** The subject whose example it holds. */
  readonly subject: string;
}

/** Which subject a stored example is about. */
export const readHeading = (text: string): JsonReading<Heading> =>
  readJson(
    text,
    v.pipe(
      object({ kind: oneOf([...subjects.map(({ kind }) => kind), 'coalition']) }),
      v.transform(({ kind }): Heading => ({ subject: subjectOfKind(kind)?.name ?? recovery })),
    ),
  );
