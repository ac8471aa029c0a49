/** Conformance: what an implementation has to do to be compared with the specification, and the comparison. */
export { byCause, type Cause } from './causes.js';
export { compare, type Compared, type PlainCase, type Task } from './compare.js';
export { comparison, comparisonOf, type ComparisonOptions, type Done, type Watch } from './comparison.js';
export {
  drive,
  emptyTally,
  operationsIn,
  type Counts,
  type DriveOptions,
  type Found,
  type Tally,
} from './drive.js';
export { findingJson, findingOf, readFinding, type Finding } from './finding.js';
export type { Implementation, Operation, Response, SomeImplementation, Terms } from './implementation.js';
export {
  choices,
  deployed,
  generationOf,
  generations,
  recovery,
  type Choice,
  type Generation,
} from './generations.js';
export { documented, findingsFolder, isAmong, knownIn, Unreadable, type Known } from './known.js';
export type { Disagreement, Encounter, Meeting } from './meeting.js';
export type { Report, Row, Way } from './report/model.js';
export { begin, play, WrongStart } from './play.js';
export { shrink } from './shrink.js';
export {
  ingredientsOf,
  mentioned,
  whyNotAsked,
  type Example,
  type ExampleOptions,
  type Ingredient,
  type Move,
  type Step,
  type Subject,
  type Trace,
} from './subject.js';
export { compareRecovery, sportOf } from './recovery.js';
export { readAttack, replayAttack, replayFinding, type Replayed } from './replay.js';
export { readSubject, subjectOf, subjects, type Heading } from './subjects.js';
export { symptomOf, symptomText, type Symptom } from './symptom.js';
export { verdictsOf, type Case, type Verdicts } from './verdicts.js';
export { causeWords, encounterLines } from './words.js';
export * as stdio from './stdio/index.js';
