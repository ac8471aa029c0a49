export { printAction, printNetwork, printOutcome, printStanding } from './print.js';
export {
  readAction,
  readNetwork,
  readNetworkState,
  readOutcome,
  readStanding,
  type NetworkState,
} from './read.js';
export { explainMistake, type Mistake, type Reading } from './scanner.js';
export type { Spelling } from './symbols.js';
