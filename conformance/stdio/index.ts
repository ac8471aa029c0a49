/** Stdio: implementations in any language, spoken to over standard input and output. */
export { schemaVersion } from './greeting.js';
export { CannotStart, Misbehaviour, type Fault, type FaultKind, type Message } from './misbehaviour.js';
export { paymentsWire } from './payments.js';
export type { Answers } from './methods.js';
export { execImplementation, type SpokenImplementation, type SpokenOptions } from './spoken.js';
export { driveTogether } from './together.js';
export type { Wire } from './wire.js';
