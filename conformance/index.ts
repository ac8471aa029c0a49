/** Conformance: what an implementation has to do to be compared with the specification, and the comparison. */
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
export type { Implementation, Operation, Response, Terms } from './implementation.js';
export { implementationNamed, implementationNames, isImplementation } from './implementations.js';
export { isKnown, knownFindings } from './known.js';
export type { Disagreement, Encounter, Meeting } from './meeting.js';
export * as payments from './payments/index.js';
export { begin, play, WrongStart } from './play.js';
export { sample, type Sample } from './sample.js';
export { shrink } from './shrink.js';
export {
  ingredientsOf,
  mentioned,
  type Example,
  type ExampleOptions,
  type Ingredient,
  type Move,
  type Step,
  type Subject,
  type Trace,
} from './subject.js';
export { symptomOf, symptomText, type Symptom } from './symptom.js';
export { verdictsOf, type Case, type Verdict, type Verdicts } from './verdicts.js';
export { causeWords, encounterLines } from './words.js';
