/** Every figure of the paper that shows redistribution, in the paper's order. */
import { figureOf, type Figure } from './figure.js';
import { balances, depositAndWithdrawal, redistribution } from './modelling.js';
import { claimOperation, claimOrder, guarantees, otherClaimOrder } from './nitro.js';
import { insufficientFunds, offloadLedger, turboRedistribution } from './turbo.js';

export const figures: readonly Figure[] = [
  balances,
  depositAndWithdrawal,
  redistribution,
  insufficientFunds,
  turboRedistribution,
  offloadLedger,
  guarantees,
  claimOperation,
  claimOrder,
  otherClaimOrder,
].map(figureOf);

export { disagreement, written, type Figure } from './figure.js';
