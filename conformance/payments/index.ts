/** Payments: the paper's operations on balances and outcomes, as a subject of comparison. */
export { payments } from './subject.js';
export type {
  CallBack,
  Capabilities,
  Implementation,
  Observation,
  Operation,
  Payments,
  Start,
} from './terms.js';
export type { Trace } from './trace.js';
