/** All laws: what must always be possible. */
import type { Law } from './law.js';
import {
  anybodyCanDeposit,
  everyOutcomeCanBeFinalized,
  ownersCanWithdraw,
  whatIsAffordableCanBePaid,
} from './laws.js';

export const laws: readonly Law[] = [
  anybodyCanDeposit,
  ownersCanWithdraw,
  everyOutcomeCanBeFinalized,
  whatIsAffordableCanBePaid,
];

export { brokenPromise, type Law } from './law.js';
