/**
 * Profile: what is not asked of an implementation, because it declares that it cannot express it.
 *
 * By design all of these pay whole amounts, pay participants at once, keep emptied entries or forget them, and
 * forget an outcome that owes nothing any more. Everything else that differs is a disagreement.
 */
import { match } from 'ts-pattern';
import { nitroInPayouts, type Chain, type Coins } from '../../spec/index.js';
import { amountsNotAsked } from '../amounts.js';
import * as payments from '../payments/profile.js';
import type { Start } from '../payments/terms.js';
import type { Action, Capabilities, Choosing } from './terms.js';

const amountsOf = (action: Action): readonly Coins[] =>
  match(action)
    .with({ type: 'finalize', outcome: { type: 'allocation' } }, ({ outcome }) =>
      outcome.entries.map(([, amount]) => amount),
    )
    .with({ type: 'depositExpecting' }, ({ amount, expected }) => [amount, expected])
    .otherwise(() => []);

const notChosen = (choosing: Choosing, action: Action): string | undefined => {
  if (!('entries' in action) || action.entries === 'all') return undefined;
  if (choosing === 'all') return 'it pays all entries or none';
  if (choosing === 'one' && action.entries.length !== 1) return 'it pays all entries or one';
  return action.entries.length === 0 ? 'to choose no entry means all of them' : undefined;
};

/** Why the operation is not asked for, if so. */
export const notAsked = (
  { operations, choosing, finalizesUnconditionally, finalizesAnyAddress, maximumAmount }: Capabilities,
  chain: Chain,
  action: Action,
): string | undefined => {
  if (!operations.includes(action.type)) return `it has no ${action.type}`;
  const deposited = chain.deposited + (action.type === 'depositExpecting' ? action.amount : 0n);
  const beyond = amountsNotAsked(maximumAmount, amountsOf(action), deposited);
  if (beyond !== undefined) return beyond;
  if (action.type === 'finalize') {
    const step = nitroInPayouts(chain, action);
    if (finalizesUnconditionally && step.status === 'rejected') return 'it finalizes anything';
    if (finalizesAnyAddress && step.status === 'rejected' && step.reason.code === 'NotAChannel')
      return 'it takes any address for a channel that is finalized as one';
  }
  if (action.type === 'payOut') return notChosen(choosing.payOut, action);
  if (action.type === 'payClaims') return notChosen(choosing.payClaims, action);
  return undefined;
};

/** Why the implementation is not asked to begin here, if so. */
export const startNotAsked = (capabilities: Capabilities, start: Start): string | undefined =>
  start.callsBack && !capabilities.callsRecipients
    ? 'it calls no recipients'
    : payments.startNotAsked(capabilities, start);
