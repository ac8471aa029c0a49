export { claim, type Claim } from './claim.js';
export { everyPayment, leastByDefinition } from './complete-redistribution.js';
export { groupsOf, type Cyclic, type Group, type Groups, type Source } from './group.js';
export { lowerBounds, lowerBoundValues, type GroupMinimum, type LowerBoundValues } from './lower-bound.js';
export { maximumFlow, type Flow, type Pipe } from './maximum-flow.js';
export { minimumPayouts, unavoidable, type FundedSource, type MinimumPayout } from './minimum-payout.js';
export { payable, type Payment } from './payable.js';
export { reprioritize } from './reprioritize.js';
export { nitro, type NitroAction } from './rules.js';
export {
  doubt,
  type Bounds,
  type Certificate,
  type Doubt,
  type PayoutProof,
  type Proof,
} from './certificate.js';
export { exactValues, type ExactValue, type ExactValues, type Limits } from './exact-value.js';
