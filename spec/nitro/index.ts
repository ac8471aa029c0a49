export { claim, type Claim } from './claim.js';
export { payable, type Payment } from './payable.js';
export { reprioritize } from './reprioritize.js';
export { nitro, type NitroAction } from './rules.js';
