/**
 * Smaller: every trace that is one step simpler than this one, the largest steps first.
 *
 * Operations, outcomes, balances and entries are left out, amounts are lowered, and time passes where none
 * did. Whether the smaller trace still shows anything is for the caller to find out.
 */
import {
  allocation,
  entriesOf,
  guarantee,
  recordOf,
  type Address,
  type Coins,
  type Choice,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type { Action, Start } from './terms.js';
import { nearby } from './nearby.js';
import { plainer } from './plainer.js';
import { amountsIn, withAmounts, type AnyTrace } from './trace.js';

export const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

/** From here on one coin less at a time is tried: with huge amounts that has no end. */
const few: Coins = 64n;

/** Lower amounts to try, the lowest first. */
const lower = (amount: Coins): Coins[] =>
  [0n, 1n, 2n, amount / 2n, ...(amount <= few ? [amount - 1n] : [])].filter(
    (less, i, all) => less >= 0n && less < amount && all.indexOf(less) === i,
  );

export function* smallerOutcomes(outcome: Outcome): Generator<Outcome> {
  if (outcome.type === 'guarantee') {
    for (const i of outcome.priority.keys()) yield guarantee(outcome.target, ...without(outcome.priority, i));
    return;
  }
  const { entries } = outcome;
  for (const i of entries.keys()) yield allocation(...without(entries, i));
  for (const [i, [to, amount]] of entries.entries())
    for (const less of lower(amount)) yield allocation(...entries.with(i, [to, less]));
}

function* smallerRecords<K extends string, V>(
  record: Readonly<Record<K, V>>,
  smallerValues: (value: V) => Iterable<V>,
): Generator<Record<K, V>> {
  const pairs = entriesOf<K, V>(record);
  for (const i of pairs.keys()) yield recordOf(without(pairs, i));
  for (const [i, [key, value]] of pairs.entries())
    for (const less of smallerValues(value)) yield recordOf<K, V>(pairs.with(i, [key, less]));
}

export function* smallerStarts(start: Start): Generator<Start> {
  for (const finalized of smallerRecords<keyof Outcomes, Outcome>(start.finalized, smallerOutcomes))
    yield { ...start, finalized };
  for (const challenged of smallerRecords<keyof Outcomes, Outcome>(start.challenged, smallerOutcomes))
    yield { ...start, challenged };
  for (const balances of smallerRecords<Address, Coins>(start.balances, lower)) yield { ...start, balances };
  const { callsBack, ...quiet } = start;
  if (!callsBack) return;
  yield quiet;
  for (const entries of smallerChoices(callsBack.entries))
    yield { ...start, callsBack: { ...callsBack, entries } };
}

/** Fewer places, and lower ones. */
function* smallerChoices(entries: Choice): Generator<Choice> {
  if (entries === 'all') return;
  if (entries.length > 1) for (const i of entries.keys()) yield without(entries, i);
  for (const [i, place] of entries.entries()) if (place > 0) yield entries.with(i, place - 1);
}

function* smallerActions(action: Action): Generator<Action> {
  if (action.type === 'finalize')
    for (const outcome of smallerOutcomes(action.outcome)) yield { ...action, outcome };
  else if ('entries' in action)
    for (const entries of smallerChoices(action.entries)) yield { ...action, entries };
  else for (const amount of lower(action.amount)) if (amount > 0n) yield { ...action, amount };
  if (action.type === 'depositExpecting')
    for (const expected of lower(action.expected)) yield { ...action, expected };
}

export function* smallerOperations({
  action,
  seconds,
}: AnyTrace['operations'][number]): Generator<AnyTrace['operations'][number]> {
  if (seconds === 0) yield { action, seconds: 1 };
  for (const less of smallerActions(action)) yield { action: less, seconds };
}

/** What the first operation finalizes is final already. */
function* sooner({ start, operations: [first, ...later] }: AnyTrace): Generator<AnyTrace> {
  if (first?.action.type !== 'finalize' || later.length === 0) return;
  const { channel, outcome } = first.action;
  const finalized = recordOf([...entriesOf(start.finalized), [channel, outcome]]);
  const challenged = recordOf(entriesOf(start.challenged).filter(([other]) => other !== channel));
  yield { start: { ...start, finalized, challenged }, operations: later };
}

/** All amounts divided by the same number, the largest number first; something remains something. */
function* divided(trace: AnyTrace): Generator<AnyTrace> {
  const largest = amountsIn(trace).reduce((most, amount) => (amount > most ? amount : most), 0n);
  const digits = largest.toString(2).length;
  for (const left of [2, 3, 4, 5, 6, 8, 16])
    if (left < digits)
      yield withAmounts(trace, (amount) => {
        const quotient = amount >> BigInt(digits - left);
        return quotient === 0n && amount > 0n ? 1n : quotient;
      });
}

/** One coin less paid, held and owed: where it takes all of them to stay the same case. */
function* oneCoinLess({ start, operations }: AnyTrace): Generator<AnyTrace> {
  const last = operations.at(-1)!;
  if (last.action.type === 'finalize' || ('amount' in last.action && last.action.amount < 2n)) return;
  const paid = 'amount' in last.action ? { ...last.action, amount: last.action.amount - 1n } : last.action;
  const less = { ...last, action: paid };
  const cheaper = [...operations.slice(0, -1), less];
  const balances = entriesOf<Address, Coins>(start.balances);
  for (const [i, [holder, held]] of balances.entries()) {
    if (held === 0n || held > few) continue;
    const poorer = { ...start, balances: recordOf(balances.with(i, [holder, held - 1n])) };
    yield { start: poorer, operations: cheaper };
    for (const owing of smallerStarts(poorer))
      if (owing.balances === poorer.balances) yield { start: owing, operations: cheaper };
  }
}

export function* smaller(trace: AnyTrace): Generator<AnyTrace> {
  const { start, operations } = trace;
  yield nearby(trace);
  yield* sooner(trace);
  yield* plainer(trace);
  yield* divided(trace);
  for (let i = operations.length - 2; i >= 0; i--) yield { start, operations: without(operations, i) };
  for (const less of smallerStarts(start)) yield { start: less, operations };
  for (const [i, operation] of operations.entries())
    for (const less of smallerOperations(operation)) yield { start, operations: operations.with(i, less) };
  yield* oneCoinLess(trace);
}
