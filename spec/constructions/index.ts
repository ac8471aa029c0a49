export { check, isSafe, type Checked, type Loss, type Values } from './check.js';
export { explainFault, faultyStep, membersFault, type Fault, type FaultyStep } from './fault.js';
export { perform, statesOf, type Performed } from './perform.js';
export { seenBy, signersOf } from './seen.js';
export type {
  Agreement,
  Conclude,
  ConstructionStep,
  Contribute,
  Open,
  PutOnChain,
  TakeOut,
  Update,
} from './step.js';
export { paidInBy, systemOf, type Channel, type Channels, type System } from './system.js';
export { fundedFor, netValue, Undecided, worth, type Worth } from './worth.js';
