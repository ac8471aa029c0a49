/** Stdio: implementations in any language, spoken to over standard input and output. */
export { challengesWire } from './challenges.js';
export { schemaVersion } from './greeting.js';
export { ledgersWire } from './ledgers.js';
export { CannotStart, Misbehaviour, type Fault, type FaultKind, type Message } from './misbehaviour.js';
export type { Answers } from './methods.js';
export { paymentsWire } from './payments.js';
export { payoutsWire } from './payouts.js';
export type { SessionOptions } from './session.js';
export {
  execImplementation,
  execOnSubjects,
  type SomeSpokenImplementation,
  type SpokenImplementation,
} from './spoken.js';
export { driveTogether } from './together.js';
export type { SomeWire, Wire } from './wire.js';
export { wires } from './wires.js';
