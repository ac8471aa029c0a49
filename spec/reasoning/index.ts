export { contradictions, explainContradiction, type Contradiction } from './agreement.js';
export { addressesOf, anyOutcome } from './any-outcome.js';
export {
  finalizedIn,
  myFinalizations,
  playing,
  redistributions,
  theGame,
  theirFinalizations,
  type Challenge,
  type Game,
  type GameAction,
  type Move,
} from './game.js';
export { positionKey } from './position.js';
export { withSink } from './sink.js';
export { participantsIn, viewFrom, type Standing } from './standing.js';
export {
  outcomeKey,
  outcomesOf,
  type Enabled,
  type Finalizable,
  type NotMine,
  type SentNotReceived,
  type Status,
  type Statuses,
  type Universal,
} from './status.js';
export { funded, securable, unbeatable, value, type Search, type Searched, type Worth } from './value.js';
export { explainFault, faultOf, viewOf, type View, type ViewFault } from './view.js';
export { promised, promisedValue } from './promise.js';
export { leastOf, mostOf, usualEffort, type Effort, type Promised } from './promised.js';
export { chooseIn, recover } from './strategy.js';
export { lineOfPlay, type LineOfPlay, type Turn } from './line-of-play.js';
