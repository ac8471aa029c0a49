export type { Choice } from './choice.js';
export { depositExpecting, type DepositExpecting } from './deposit-expecting.js';
export { payClaims, stepsOfPayClaims, type PayClaims } from './pay-claims.js';
export { payOut, stepsOfPayOut, type PayOut } from './pay-out.js';
export {
  explainPayout,
  type PayoutRejection,
  type PayoutRejectionCode,
  type PayoutStep,
} from './rejection.js';
export { nitroInPayouts, type PayoutAction } from './rules.js';
export type { Steps } from './steps.js';
