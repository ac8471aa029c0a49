/** Subjects: everything that can be compared. */
import type { SomeImplementation } from './implementation.js';
import { payments } from './payments/index.js';

/** A subject, whichever. */
export type SomeSubject = SomeImplementation['subject'];

export const subjects: readonly SomeSubject[] = [payments];

/** The subject of a stored finding, by what the file says it is. */
export const subjectOfKind = (kind: string): SomeSubject | undefined =>
  subjects.find((subject) => subject.kind === kind);
