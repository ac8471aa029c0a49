/** Games: an honest participant plays its strategy on an implementation, everybody else anything. */
export { causeIn, meetingIn } from './cause.js';
export {
  idOf,
  lossesIn,
  lossText,
  nameOf,
  type Cause,
  type Game,
  type KnownLoss,
  type Loss,
  type Lost,
  type Turn,
} from './game.js';
export { searching, type Contest } from './search.js';
export { lostBy } from './shrink.js';
export type { GameOptions, Played, Sport } from './sport.js';
export { gameLines } from './words.js';
