/** Ledgers: v2's redistribution, transfer by indices and reclaim, as a subject of comparison. */
export { ledgers } from './subject.js';
export type {
  CallBack,
  Ledgers,
  LedgersAction,
  LedgersCapabilities,
  LedgersImplementation,
  LedgersStart,
  LedgersState,
} from './terms.js';
export { calledBack } from './step.js';
