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
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type * as subject from '../subject.js';
import type { Action, AnyPayments, Payments, Start } from './terms.js';

export type Trace = subject.Trace<Payments>;

/** A trace of payments of whichever kind. */
export type AnyTrace = subject.Trace<AnyPayments>;

/** The chain that the specification begins with: a challenge that is still running is no outcome yet. */
export const chainAt = ({ participants, balances, finalized }: Start): Chain =>
  chainOf(participants, networkOf({ balances, outcomes: finalized }));

const mentionedInOutcome = (outcome: Outcome): readonly Address[] =>
  outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target, ...outcome.priority];

export const mentionedInAction = (action: Action): readonly Address[] => {
  switch (action.type) {
    case 'deposit':
    case 'depositExpecting':
      return [action.to];
    case 'withdraw':
      return [action.from, action.signer];
    case 'finalize':
      return [action.channel, ...mentionedInOutcome(action.outcome)];
    case 'transfer':
      return [action.from, action.to];
    case 'payOut':
      return [action.from];
    case 'claim':
      return [action.guarantee, action.to];
    case 'payClaims':
      return [action.guarantee];
  }
};

/** Every address that something is said about. */
export const mentionedAtStart = ({
  participants,
  balances,
  finalized,
  challenged,
  callsBack,
}: Start): Set<Address> =>
  new Set([
    ...participants,
    ...(callsBack ? [callsBack.by] : []),
    ...entriesOf<Address, bigint>(balances).map(([address]) => address),
    ...[...entriesOf(finalized), ...entriesOf(challenged)].flatMap(([channel, outcome]) => [
      channel,
      ...mentionedInOutcome(outcome),
    ]),
  ]);

/** All outcomes that are on chain at first, also those that are not final. */
export const outcomesAt = ({ finalized, challenged }: Start) =>
  recordOf([...entriesOf(challenged), ...entriesOf(finalized)]);

/** And those that are finalized later. */
export const allOutcomes = ({ start, operations }: AnyTrace): readonly Outcome[] => [
  ...Object.values<Outcome>(outcomesAt(start)),
  ...operations.flatMap(({ action }) => (action.type === 'finalize' ? [action.outcome] : [])),
];

/** Seconds since the last outcome became final, when the last operation comes. */
export const secondsSinceFinal = ({ start, operations }: AnyTrace): number => {
  let seconds = Object.keys(start.finalized).length > 0 ? 0 : Infinity;
  for (const [i, { action, seconds: later }] of operations.entries()) {
    seconds += later;
    if (action.type === 'finalize' && i < operations.length - 1) seconds = 0;
  }
  return seconds;
};

/** The amounts that an action says itself, besides those in an outcome. */
const amountsOf = (action: Action): readonly Coins[] => {
  if (action.type === 'depositExpecting') return [action.expected, action.amount];
  return 'amount' in action ? [action.amount] : [];
};

/** Every amount that something is said about. */
export const amountsIn = (trace: AnyTrace): Coins[] => [
  ...Object.values<Coins>(trace.start.balances),
  ...allOutcomes(trace).flatMap((outcome) =>
    outcome.type === 'allocation' ? outcome.entries.map(([, amount]) => amount) : [],
  ),
  ...trace.operations.flatMap(({ action }) => amountsOf(action)),
];

/** The same trace with other amounts. */
export const withAmounts = <T extends AnyTrace>(trace: T, change: (amount: Coins) => Coins): T => {
  const { start, operations }: AnyTrace = trace;
  const outcomeWith = (outcome: Outcome): Outcome =>
    outcome.type === 'allocation'
      ? allocation(...outcome.entries.map(([to, amount]) => [to, change(amount)] as const))
      : outcome;
  const outcomesWith = (outcomes: Outcomes): Outcomes =>
    recordOf(entriesOf(outcomes).map(([channel, outcome]) => [channel, outcomeWith(outcome)]));
  const actionWith = (action: Action): Action => {
    if (action.type === 'finalize') return { ...action, outcome: outcomeWith(action.outcome) };
    if (action.type === 'depositExpecting')
      return { ...action, expected: change(action.expected), amount: change(action.amount) };
    return 'amount' in action ? { ...action, amount: change(action.amount) } : action;
  };
  const changed: AnyTrace = {
    start: {
      ...start,
      balances: recordOf(
        entriesOf<Address, Coins>(start.balances).map(([address, amount]) => [address, change(amount)]),
      ),
      finalized: outcomesWith(start.finalized),
      challenged: outcomesWith(start.challenged),
    },
    operations: operations.map(({ action, seconds }) => ({ action: actionWith(action), seconds })),
  };
  return changed as T; // its operations are of the kind they were
};

/** How much there is to read: operations first, then outcomes, entries and balances, then coins. */
export const sizeOf = ({ start, operations }: AnyTrace): number => {
  const outcomes = Object.values(outcomesAt(start));
  const entries = outcomes.flatMap((outcome): readonly unknown[] =>
    outcome.type === 'allocation' ? outcome.entries : outcome.priority,
  );
  const coins = sum(Object.values<bigint>(start.balances));
  const chosen = operations.flatMap(({ action }): readonly unknown[] =>
    'entries' in action && action.entries !== 'all' ? action.entries : [],
  );
  const parts =
    outcomes.length +
    entries.length +
    Object.keys(start.balances).length +
    chosen.length +
    (start.callsBack ? 5 : 0);
  return operations.length * 1e6 + parts * 1e3 + Math.min(Number(coins), 999);
};
