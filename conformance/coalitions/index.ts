/** Coalitions: an honest participant plays its recovery strategy on an implementation, everybody else anything. */
export type { Attack, Setting, TheirMove } from './attack.js';
export {
  coalitions,
  nameOf,
  type CoalitionOptions,
  type CoalitionProgress,
  type Contest,
} from './coalitions.js';
export type { Game, Turn } from './game.js';
export type { Cause } from './cause.js';
export { lossesOf, lossText, NotAnAttack, playAttack, type Loss, type LossKind } from './loss.js';
export type { Playable } from './offer.js';
export { lossJson, readLoss, type KnownLoss } from './json.js';
export { attackLines } from './words.js';
