/**
 * Complete redistributions, by definition: every sequence of transfers and reclaims until nothing is effective
 * any more, and what a participant is paid in the worst of them.
 *
 * Exhaustive and slow, without a limit: for a handful of entries only.
 *
 * @paper §6.2 Redistributing
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { lesser, type Coins } from '../modelling/coins.js';
import { paidTo, type LedgerChain } from './chain.js';
import { effective } from './effective.js';
import { printLedgers } from './print.js';
import { ledgers } from './rules.js';

/** The least that the participant is ever paid, what it was paid before included. */
export const leastPaid = (start: LedgerChain, who: ParticipantAddress): Coins => {
  const known = new Map<string, Coins>();

  const leastFrom = (chain: LedgerChain): Coins => {
    const key = printLedgers(chain);
    const before = known.get(key);
    if (before !== undefined) return before;
    const worst = effective(chain).map((action) => {
      const step = ledgers(chain, action);
      if (step.status === 'rejected') throw new Error('an effective operation was refused');
      return leastFrom(step.chain);
    });
    const least = worst.length === 0 ? paidTo(chain, who) : worst.reduce(lesser);
    known.set(key, least);
    return least;
  };

  return leastFrom(start);
};
