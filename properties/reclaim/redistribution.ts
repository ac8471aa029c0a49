/** Complete redistributions: one of them by choices, and the least that somebody is paid in any of them. */
import { lesser, reclaim, type Coins, type ParticipantAddress } from '../../spec/index.js';

const { effective, ledgers, paidTo, printLedgers } = reclaim;

/** The chain after an action that the rules apply. */
export const apply = (
  chain: reclaim.LedgerChain,
  action: reclaim.LedgerAction,
  rules = ledgers,
): reclaim.LedgerChain => {
  const step = rules(chain, action);
  if (step.status === 'rejected') throw new Error(`refused: ${step.reason.code}`);
  return step.chain;
};

/** Operations until nothing is effective any more, each by the next choice. */
export const complete = (chain: reclaim.LedgerChain, choices: readonly number[]): reclaim.LedgerChain => {
  for (let i = 0; ; i++) {
    const next = effective(chain);
    if (next.length === 0) return chain;
    chain = apply(chain, next[(choices[i % choices.length] ?? 0) % next.length]!);
  }
};

/** The least that the participant is ever paid, whatever the order of a complete redistribution. */
export const leastPaid = (start: reclaim.LedgerChain, who: ParticipantAddress): Coins => {
  const known = new Map<string, Coins>();
  const least = (chain: reclaim.LedgerChain): Coins => {
    const key = printLedgers(chain);
    const before = known.get(key);
    if (before !== undefined) return before;
    const worst = effective(chain)
      .map((action) => least(apply(chain, action)))
      .reduce<Coins | undefined>((a, b) => (a === undefined ? b : lesser(a, b)), undefined);
    const paid = worst ?? paidTo(chain, who);
    known.set(key, paid);
    return paid;
  };
  return least(start);
};
