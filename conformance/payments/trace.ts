/**
 * Traces of payments: what they mention, their amounts, and how long they are.
 */
import {
  allocation,
  chainOf,
  entriesOf,
  networkOf,
  recordOf,
  sum,
  type Address,
  type Chain,
  type Coins,
  type NitroAction,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type * as subject from '../subject.js';
import type { Payments, Start } from './terms.js';

export type Trace = subject.Trace<Payments>;

/** The chain that the specification begins with: a challenge that is still running is no outcome yet. */
export const chainAt = ({ participants, balances, finalized }: Start): Chain =>
  chainOf(participants, networkOf({ balances, outcomes: finalized }));

const mentionedInOutcome = (outcome: Outcome): readonly Address[] =>
  outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target, ...outcome.priority];

export const mentionedInAction = (action: NitroAction): readonly Address[] => {
  switch (action.type) {
    case 'deposit':
      return [action.to];
    case 'withdraw':
      return [action.from, action.signer];
    case 'finalize':
      return [action.channel, ...mentionedInOutcome(action.outcome)];
    case 'transfer':
      return [action.from, action.to];
    case 'claim':
      return [action.guarantee, action.to];
  }
};

/** Every address that something is said about. */
export const mentionedAtStart = ({ participants, balances, finalized, challenged }: Start): Set<Address> =>
  new Set([
    ...participants,
    ...entriesOf<Address, bigint>(balances).map(([address]) => address),
    ...[...entriesOf(finalized), ...entriesOf(challenged)].flatMap(([channel, outcome]) => [
      channel,
      ...mentionedInOutcome(outcome),
    ]),
  ]);

/** All outcomes that are on chain at first, also those that are not final. */
export const outcomesAt = ({ finalized, challenged }: Start) =>
  recordOf([...entriesOf(challenged), ...entriesOf(finalized)]);

/** Seconds since the last outcome became final, when the last operation comes. */
export const secondsSinceFinal = ({ start, operations }: Trace): number => {
  let seconds = Object.keys(start.finalized).length > 0 ? 0 : Infinity;
  for (const [i, { action, seconds: later }] of operations.entries()) {
    seconds += later;
    if (action.type === 'finalize' && i < operations.length - 1) seconds = 0;
  }
  return seconds;
};

/** Every amount that something is said about. */
export const amountsIn = ({ start, operations }: Trace): Coins[] => [
  ...Object.values<Coins>(start.balances),
  ...[
    ...Object.values<Outcome>(outcomesAt(start)),
    ...operations.flatMap(({ action }) => (action.type === 'finalize' ? [action.outcome] : [])),
  ].flatMap((outcome) => (outcome.type === 'allocation' ? outcome.entries.map(([, amount]) => amount) : [])),
  ...operations.flatMap(({ action }) => (action.type === 'finalize' ? [] : [action.amount])),
];

/** The same trace with other amounts. */
export const withAmounts = ({ start, operations }: Trace, change: (amount: Coins) => Coins): Trace => {
  const outcomeWith = (outcome: Outcome): Outcome =>
    outcome.type === 'allocation'
      ? allocation(...outcome.entries.map(([to, amount]) => [to, change(amount)] as const))
      : outcome;
  const outcomesWith = (outcomes: Outcomes): Outcomes =>
    recordOf(entriesOf(outcomes).map(([channel, outcome]) => [channel, outcomeWith(outcome)]));
  const actionWith = (action: NitroAction): NitroAction =>
    action.type === 'finalize'
      ? { ...action, outcome: outcomeWith(action.outcome) }
      : { ...action, amount: change(action.amount) };
  return {
    start: {
      participants: start.participants,
      balances: recordOf(
        entriesOf<Address, Coins>(start.balances).map(([address, amount]) => [address, change(amount)]),
      ),
      finalized: outcomesWith(start.finalized),
      challenged: outcomesWith(start.challenged),
    },
    operations: operations.map(({ action, seconds }) => ({ action: actionWith(action), seconds })),
  };
};

/** How much there is to read: operations first, then outcomes, entries and balances, then coins. */
export const sizeOf = ({ start, operations }: Trace): number => {
  const outcomes = Object.values(outcomesAt(start));
  const entries = outcomes.flatMap((outcome): readonly unknown[] =>
    outcome.type === 'allocation' ? outcome.entries : outcome.priority,
  );
  const coins = sum(Object.values<bigint>(start.balances));
  const parts = outcomes.length + entries.length + Object.keys(start.balances).length;
  return operations.length * 1e6 + parts * 1e3 + Math.min(Number(coins), 999);
};
