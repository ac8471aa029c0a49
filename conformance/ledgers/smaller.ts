/**
 * Smaller: traces one step simpler than this one, the largest steps first.
 *
 * Operations, outcomes, holdings, entries and indices are left out, and amounts are lowered. Where an entry goes,
 * the indices after it move up. Whether the smaller trace still shows anything is for the caller to find out.
 */
import { entriesOf, recordOf, type ChannelAddress, type Coins, type reclaim } from '../../spec/index.js';
import { nearby } from './nearby.js';
import type { LedgersAction, LedgersStart } from './terms.js';
import { amountsIn, changed, outcomesIn, type Trace } from './trace.js';

type Outcome = reclaim.LedgerOutcome;

/** Lower amounts to try, the lowest first. Huge ones are only halved: one coin less at a time has no end. */
const lower = (amount: Coins): Coins[] =>
  [0n, 1n, 2n, amount / 2n, ...(amount <= 64n ? [amount - 1n] : [])].filter(
    (less, i, all) => less >= 0n && less < amount && all.indexOf(less) === i,
  );

/** The other indices, once the entry at this place is gone. */
const movedUp = (indices: readonly number[], place: number): readonly number[] =>
  indices.filter((index) => index !== place).map((index) => (index > place ? index - 1 : index));

const actionWithout = (action: LedgersAction, channel: ChannelAddress, place: number): LedgersAction => {
  if (action.type === 'finalize')
    return action.channel === channel ? { ...action, outcome: action.outcome.toSpliced(place, 1) } : action;
  if (
    action.type === 'transfer' &&
    action.from === channel &&
    !(action.indices.length === 1 && action.indices[0] === place)
  )
    return { ...action, indices: movedUp(action.indices, place) };
  if (action.type === 'reclaim' && action.from === channel && action.index > place)
    return { ...action, index: action.index - 1 };
  return action;
};

/** Every entry left out once. */
function* withoutEntries(trace: Trace): Generator<Trace> {
  const { start, operations } = trace;
  for (const [channel, outcome] of outcomesIn(trace))
    for (const place of outcome.keys()) {
      const own = start.outcomes[channel];
      yield {
        start: {
          ...start,
          ...(own && {
            outcomes: recordOf([...entriesOf(start.outcomes), [channel, own.toSpliced(place, 1)]]),
          }),
        },
        operations: operations.map(({ action, seconds }) => ({
          action: actionWithout(action, channel, place),
          seconds,
        })),
      };
    }
}

function* smallerRecords<K extends string, V>(
  record: Readonly<Record<K, V>>,
  smallerValues: (value: V) => Iterable<V>,
): Generator<Record<K, V>> {
  const pairs = entriesOf<K, V>(record);
  for (const i of pairs.keys()) yield recordOf(pairs.toSpliced(i, 1));
  for (const [i, [key, value]] of pairs.entries())
    for (const less of smallerValues(value)) yield recordOf<K, V>(pairs.with(i, [key, less]));
}

function* poorer(outcome: Outcome): Generator<Outcome> {
  for (const [i, entry] of outcome.entries())
    for (const amount of lower(entry.amount)) yield outcome.with(i, { ...entry, amount });
}

function* smallerStarts(start: LedgersStart): Generator<LedgersStart> {
  const { callsBack, ...quiet } = start;
  if (callsBack) {
    yield quiet;
    for (const i of callsBack.indices.keys())
      yield { ...start, callsBack: { ...callsBack, indices: callsBack.indices.toSpliced(i, 1) } };
  }
  for (const outcomes of smallerRecords<ChannelAddress, Outcome>(start.outcomes, poorer))
    yield { ...start, outcomes };
  for (const holdings of smallerRecords<ChannelAddress, Coins>(start.holdings, lower))
    yield { ...start, holdings };
}

function* smallerActions(action: LedgersAction): Generator<LedgersAction> {
  if (action.type === 'deposit')
    for (const amount of lower(action.amount)) if (amount > 0n) yield { ...action, amount };
  if (action.type === 'finalize') for (const outcome of poorer(action.outcome)) yield { ...action, outcome };
  if (action.type === 'transfer' && action.indices.length > 1)
    for (const i of action.indices.keys()) yield { ...action, indices: action.indices.toSpliced(i, 1) };
  if (action.type === 'transfer')
    for (const [i, index] of action.indices.entries())
      if (index > 64) yield { ...action, indices: action.indices.with(i, 64) };
}

/** What the first operation finalizes is final already. */
function* sooner({ start, operations: [first, ...later] }: Trace): Generator<Trace> {
  if (first?.action.type !== 'finalize' || later.length === 0) return;
  const { channel, outcome } = first.action;
  if (start.outcomes[channel] !== undefined) return;
  yield {
    start: { ...start, outcomes: recordOf([...entriesOf(start.outcomes), [channel, outcome]]) },
    operations: later,
  };
}

/** All amounts divided by the same number, the largest number first; something remains something. */
function* divided(trace: Trace): Generator<Trace> {
  const largest = amountsIn(trace).reduce((most, amount) => (amount > most ? amount : most), 0n);
  const digits = largest.toString(2).length;
  for (const left of [2, 3, 4, 5, 6, 8, 16])
    if (left < digits)
      yield changed(trace, {
        amount: (amount) => {
          const quotient = amount >> BigInt(digits - left);
          return quotient === 0n && amount > 0n ? 1n : quotient;
        },
      });
}

/** The same amount at every place where it stands lowered by one: a guarantee and what it guarantees. */
function* together(trace: Trace): Generator<Trace> {
  for (const amount of new Set(amountsIn(trace)))
    if (amount > 1n && amount <= 64n)
      yield changed(trace, { amount: (other) => (other === amount ? amount - 1n : other) });
}

/** A coin less in a guarantee, and in one entry of its virtual channel. */
function* narrower(trace: Trace): Generator<Trace> {
  const guarantees = outcomesIn(trace).flatMap(([, outcome]) =>
    outcome.flatMap((entry) => (entry.type === 'guarantee' ? [entry] : [])),
  );
  for (const { destination, amount } of guarantees)
    for (const place of [0, 1]) {
      if (amount === 0n || amount > 64n) continue;
      const target = outcomesIn(trace).find(([channel]) => channel === destination)?.[1];
      if (!target?.[place] || target[place].amount === 0n) continue;
      yield changed(trace, {
        outcome: (outcome) =>
          outcome.map((entry, i) =>
            (entry.type === 'guarantee' && entry.destination === destination) ||
            (outcome === target && i === place)
              ? { ...entry, amount: entry.amount - 1n }
              : entry,
          ),
      });
    }
}

export function* smaller(trace: Trace): Generator<Trace> {
  const { start, operations } = trace;
  yield nearby(trace);
  yield* sooner(trace);
  yield* divided(trace);
  for (let i = operations.length - 2; i >= 0; i--) yield { start, operations: operations.toSpliced(i, 1) };
  yield* withoutEntries(trace);
  for (const less of smallerStarts(start)) yield { start: less, operations };
  for (const [i, { action, seconds }] of operations.entries()) {
    if (seconds === 0) yield { start, operations: operations.with(i, { action, seconds: 1 }) };
    for (const less of smallerActions(action))
      yield { start, operations: operations.with(i, { action: less, seconds }) };
  }
  yield* narrower(trace);
  yield* together(trace);
}
