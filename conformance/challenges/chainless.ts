/**
 * Chainless: what can be wrong with a signature where nothing that is signed says which chain it is made for. One
 * made for another chain is then one made for this chain, and whoever opens a channel keeps its nonce from being
 * used elsewhere. The paper's format of a state (§A.1) names no chain either.
 */
import { flaw } from './json.js';
import type { Flaw } from './terms.js';

export const chainless: readonly Flaw[] = flaw.options.filter((one) => one !== 'other-chain');
