export { heldBy, ledgerChainOf, paidTo, type LedgerChain } from './chain.js';
export { leastPaid } from './complete-redistribution.js';
export { deposit, type LedgerDeposit } from './deposit.js';
export { effective, effectiveReclaims, effectiveTransfers } from './effective.js';
export { finalize, type LedgerFinalize } from './finalize.js';
export {
  guaranteed,
  simple,
  type LedgerEntry,
  type LedgerGuarantee,
  type LedgerOutcome,
  type Simple,
} from './outcome.js';
export { leastPaidInParts, partsOf } from './parts.js';
export { printLedgerAction, printLedgerOutcome, printLedgers } from './print.js';
export { reclaim, type Reclaim } from './reclaim.js';
export { explainLedger, type LedgerRejection, type LedgerRejectionCode } from './rejection.js';
export { ledgers, type LedgerAction, type LedgerRules } from './rules.js';
export type { LedgerStep } from './step.js';
export { affordable, transfer, type LedgerTransfer } from './transfer.js';
