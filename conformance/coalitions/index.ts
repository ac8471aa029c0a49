/** Coalitions: everybody else, against an honest participant, on payments and on payouts. */
export type { Attack, Setting, TheirMove } from './attack.js';
export { lossesOf, NotAnAttack, playAttack } from './replayed.js';
export type { Playable } from './offer.js';
export { lossJson, readLoss } from './json.js';
export { coalitions } from './sport.js';
export { attackLines } from './words.js';
