export { claim, type Claim } from './claim.js';
export { reprioritize } from './reprioritize.js';
export { nitro, type NitroAction } from './rules.js';
