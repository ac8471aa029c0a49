/** Conformance: what an implementation has to do to be compared with the specification, and the comparison. */
export { ingredientsOf } from './ingredients.js';
export { symptomOf, symptomText, type Symptom } from './symptom.js';
export { drive, emptyTally, type Counts, type DriveOptions, type Found, type Tally } from './drive.js';
export { findingJson, findingOf, readFinding, type Finding } from './finding.js';
export type {
  Capabilities,
  Implementation,
  Observation,
  Operation,
  Response,
  Start,
} from './implementation.js';
export { implementationNamed, implementationNames, isImplementation } from './implementations.js';
export { isKnown, knownFindings } from './known.js';
export type { Disagreement, Meeting, Part } from './meeting.js';
export { play, type Encounter } from './play.js';
export { isExpressible } from './profile.js';
export { sample, type Sample } from './sample.js';
export { shrink } from './shrink.js';
export type { Trace } from './trace.js';
export { verdictsOf, type Case, type Verdict, type Verdicts } from './verdicts.js';
export { causeWords, encounterLines } from './words.js';
