/** Redistribution: operations that must succeed, and complete redistributions by choices. */
import { reclaim } from '../../spec/index.js';

const { effective, ledgers } = reclaim;

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
