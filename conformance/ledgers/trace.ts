/** Traces of ledgers: what they mention, their amounts, and how long they are. */
import {
  entriesOf,
  keysOf,
  recordOf,
  sum,
  type Address,
  type ChannelAddress,
  type Coins,
  type reclaim,
} from '../../spec/index.js';
import type * as subject from '../subject.js';
import type { Ledgers, LedgersAction, LedgersStart } from './terms.js';

export type Trace = subject.Trace<Ledgers>;
type Outcome = reclaim.LedgerOutcome;

const mentionedInOutcome = (outcome: Outcome): readonly Address[] =>
  outcome.flatMap((entry) =>
    entry.type === 'simple' ? [entry.destination] : [entry.destination, entry.left, entry.right],
  );

export const mentionedInAction = (action: LedgersAction): readonly Address[] => {
  switch (action.type) {
    case 'deposit':
      return [action.to];
    case 'finalize':
      return [action.channel, ...mentionedInOutcome(action.outcome)];
    default:
      return [action.from];
  }
};

export const mentionedAtStart = ({ participants, holdings, outcomes }: LedgersStart): readonly Address[] => [
  ...participants,
  ...keysOf(holdings),
  ...entriesOf<ChannelAddress, Outcome>(outcomes).flatMap(([channel, outcome]) => [
    channel,
    ...mentionedInOutcome(outcome),
  ]),
];

/** Every outcome that something is said about, with its channel. */
export const outcomesIn = ({ start, operations }: Trace): readonly (readonly [ChannelAddress, Outcome])[] => [
  ...entriesOf<ChannelAddress, Outcome>(start.outcomes),
  ...operations.flatMap(({ action }) =>
    action.type === 'finalize' ? [[action.channel, action.outcome] as const] : [],
  ),
];

export const entriesIn = (trace: Trace): readonly reclaim.LedgerEntry[] =>
  outcomesIn(trace).flatMap(([, outcome]) => outcome);

/** Every amount that something is said about. */
export const amountsIn = (trace: Trace): readonly Coins[] => [
  ...Object.values<Coins>(trace.start.holdings),
  ...entriesIn(trace).map(({ amount }) => amount),
  ...trace.operations.flatMap(({ action }) => (action.type === 'deposit' ? [action.amount] : [])),
];

/** The same trace with other entries, holdings and deposits. */
export const changed = (
  { start, operations }: Trace,
  change: {
    readonly outcome?: (outcome: Outcome) => Outcome;
    readonly amount?: (amount: Coins) => Coins;
  },
): Trace => {
  const { outcome = (it) => it, amount = (it) => it } = change;
  const outcomeWith = (it: Outcome): Outcome =>
    outcome(it).map((entry) => ({ ...entry, amount: amount(entry.amount) }));
  return {
    start: {
      ...start,
      holdings: recordOf(
        entriesOf<ChannelAddress, Coins>(start.holdings).map(([channel, held]) => [channel, amount(held)]),
      ),
      outcomes: recordOf(
        entriesOf<ChannelAddress, Outcome>(start.outcomes).map(([channel, it]) => [channel, outcomeWith(it)]),
      ),
    },
    operations: operations.map(({ action, seconds }) => {
      if (action.type === 'finalize')
        return { action: { ...action, outcome: outcomeWith(action.outcome) }, seconds };
      if (action.type === 'deposit') return { action: { ...action, amount: amount(action.amount) }, seconds };
      return { action, seconds };
    }),
  };
};

/** How much there is to read: operations first, then channels, entries and indices, then coins. */
export const sizeOf = (trace: Trace): number => {
  const { start, operations } = trace;
  const listed = operations.flatMap(({ action }) => (action.type === 'transfer' ? action.indices : []));
  const parts =
    outcomesIn(trace).length +
    entriesIn(trace).length +
    Object.keys(start.holdings).length +
    start.participants.length +
    listed.length +
    (start.callsBack ? 5 : 0);
  return operations.length * 1e6 + parts * 1e3 + Math.min(Number(sum(amountsIn(trace))), 999);
};

export const withoutZeros = <Name extends string>(
  amounts: Readonly<Record<Name, Coins>>,
): Record<Name, Coins> => recordOf(entriesOf<Name, Coins>(amounts).filter(([, amount]) => amount !== 0n));
