/** Arbitraries for the property tests of this project, and of anybody else's. */
export { intent, resolve, schedule, type Intent } from './intents.js';
export { finalized, situation, type NetworkOptions, type Situation } from './networks.js';
