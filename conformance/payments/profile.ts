/**
 * Profile: what is not asked of an implementation, because it declares that it cannot express it.
 *
 * Everything else that differs is a disagreement. Two differences need no declaration: a payment of nothing
 * may succeed or fail, as long as it changes nothing, and entries that do not count may be kept or dropped.
 */
import { match, P } from 'ts-pattern';
import { nitro, sum, type Chain, type Coins, type NitroAction, type Outcome } from '../../spec/index.js';
import { amountsNotAsked } from '../amounts.js';
import type { Capabilities, Start } from './terms.js';
import { outcomesAt } from './trace.js';

const amountsOf = (action: NitroAction): readonly Coins[] =>
  match(action)
    .with({ type: 'finalize', outcome: { type: 'allocation' } }, ({ outcome }) =>
      outcome.entries.map(([, amount]) => amount),
    )
    .with({ type: 'finalize' }, () => [])
    .with({ amount: P.bigint }, ({ amount }) => [amount])
    .exhaustive();

/** Why the operation is not asked for, if so. */
export const notAsked = (
  { operations, finalizesUnconditionally, maximumAmount }: Capabilities,
  chain: Chain,
  action: NitroAction,
): string | undefined => {
  if (!operations.includes(action.type)) return `it has no ${action.type}`;
  const deposited = chain.deposited + (action.type === 'deposit' ? action.amount : 0n);
  const beyond = amountsNotAsked(maximumAmount, amountsOf(action), deposited);
  if (beyond !== undefined) return beyond;
  if (action.type === 'finalize' && finalizesUnconditionally && nitro(chain, action).status === 'rejected')
    return 'it finalizes anything';
  return undefined;
};

/** Why the implementation is not asked to begin here, if so. */
export const startNotAsked = (
  { maximumAmount }: Pick<Capabilities, 'maximumAmount'>,
  start: Start,
): string | undefined => {
  const debts = Object.values<Outcome>(outcomesAt(start)).flatMap((outcome) =>
    outcome.type === 'allocation' ? outcome.entries.map(([, amount]) => amount) : [],
  );
  return amountsNotAsked(maximumAmount, debts, sum(Object.values<Coins>(start.balances)));
};
