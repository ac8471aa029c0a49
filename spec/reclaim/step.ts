/**
 * Steps of the ledgers' chain: the next chain, or the reason why there is none. As with the paper's rules, each
 * rule is its premises in order, each with its rejection, and then its numbered effects.
 */
import type { LedgerChain } from './chain.js';
import type { LedgerRejection } from './rejection.js';

export type LedgerStep =
  | { readonly status: 'applied'; readonly chain: LedgerChain }
  | { readonly status: 'rejected'; readonly reason: LedgerRejection };

export const applied = (chain: LedgerChain): LedgerStep => ({ status: 'applied', chain });
export const rejected = (reason: LedgerRejection): LedgerStep => ({ status: 'rejected', reason });
