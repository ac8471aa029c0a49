/** Payouts: what contracts after the first generation offer, as a subject of comparison. */
export { payouts } from './subject.js';
export { pushedPayouts, tokenPayouts } from './variants.js';
export type { Action, Capabilities, Choosing, Implementation, Paid, Payouts, Trace } from './terms.js';
