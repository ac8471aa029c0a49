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
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
  type Outcomes,
} from '../spec/index.js';
import type { Operation, Start } from './implementation.js';
import { mentionedInAction, type Trace } from './trace.js';

const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

/** Lower amounts to try, the lowest first. Huge ones are only halved: one coin less at a time has no end. */
const lower = (amount: Coins): Coins[] =>
  [0n, 1n, 2n, amount / 2n, ...(amount <= 64n ? [amount - 1n] : [])].filter(
    (less, i, all) => less >= 0n && less < amount && all.indexOf(less) === i,
  );

function* smallerOutcomes(outcome: Outcome): Generator<Outcome> {
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

function* smallerStarts(start: Start): Generator<Start> {
  for (const finalized of smallerRecords<keyof Outcomes, Outcome>(start.finalized, smallerOutcomes))
    yield { ...start, finalized };
  for (const challenged of smallerRecords<keyof Outcomes, Outcome>(start.challenged, smallerOutcomes))
    yield { ...start, challenged };
  for (const balances of smallerRecords<Address, Coins>(start.balances, lower)) yield { ...start, balances };
}

function* smallerActions(action: NitroAction): Generator<NitroAction> {
  if (action.type === 'finalize')
    for (const outcome of smallerOutcomes(action.outcome)) yield { ...action, outcome };
  else for (const amount of lower(action.amount)) if (amount > 0n) yield { ...action, amount };
}

function* smallerOperations({ action, seconds }: Operation): Generator<Operation> {
  if (seconds === 0) yield { action, seconds: 1 };
  for (const less of smallerActions(action)) yield { action: less, seconds };
}

/** Longer, and with one peculiarity less: the guarantee that is claimed on lists who is paid. */
function* listingWhoIsPaid({ start, operations }: Trace): Generator<Trace> {
  const { finalized } = start;
  for (const { action } of operations) {
    if (action.type !== 'claim') continue;
    const outcome = finalized[action.guarantee];
    if (outcome?.type !== 'guarantee' || outcome.priority.includes(action.to)) continue;
    const listing = guarantee(outcome.target, ...outcome.priority, action.to);
    const outcomes = recordOf([...entriesOf(finalized), [action.guarantee, listing]]);
    yield { start: { ...start, finalized: outcomes }, operations };
  }
}

/** Larger, and with one peculiarity less: a coin more everywhere, so that no entry is empty. */
function* oneCoinMore({ start, operations }: Trace): Generator<Trace> {
  const outcomes = entriesOf<ChannelAddress, Outcome>(start.finalized);
  const entriesIn = (outcome: Outcome) => (outcome.type === 'allocation' ? outcome.entries : []);
  if (!outcomes.some(([, outcome]) => entriesIn(outcome).some(([, amount]) => amount === 0n))) return;
  const more = (outcome: Outcome) =>
    outcome.type === 'allocation'
      ? allocation(...outcome.entries.map(([to, amount]) => [to, amount + 1n] as const))
      : outcome;
  const finalized = recordOf(outcomes.map(([channel, outcome]) => [channel, more(outcome)]));
  const coins = BigInt(outcomes.flatMap(([, outcome]) => entriesIn(outcome)).length);
  const balances = recordOf(
    entriesOf<Address, Coins>(start.balances).map(([address, amount]) => [address, amount + coins]),
  );
  const dearer = ({ action, seconds }: Operation): Operation => ({
    action: action.type === 'finalize' ? action : { ...action, amount: action.amount + 1n },
    seconds,
  });
  yield { start: { ...start, balances, finalized }, operations: operations.map(dearer) };
}

/** Only the outcomes and balances that the operations name, or the targets of guarantees they name. */
export const nearby = ({ start, operations }: Trace): Trace => {
  const named = new Set<Address>(operations.flatMap(({ action }) => mentionedInAction(action)));
  for (const outcomes of [start.finalized, start.challenged])
    for (const [channel, outcome] of entriesOf<Address, Outcome>(outcomes))
      if (named.has(channel) && outcome.type === 'guarantee') named.add(outcome.target);
  const among = <V>(record: Readonly<Record<string, V>>): Record<string, V> =>
    recordOf(entriesOf(record).filter(([address]) => named.has(address as Address)));
  return {
    start: {
      participants: start.participants.filter((address) => named.has(address)),
      balances: among(start.balances),
      finalized: among(start.finalized),
      challenged: among(start.challenged),
    },
    operations,
  };
};

export function* smaller(trace: Trace): Generator<Trace> {
  const { start, operations } = trace;
  const last = operations.length - 1;
  yield nearby(trace);
  yield* listingWhoIsPaid(trace);
  yield* oneCoinMore(trace);
  for (let i = last - 1; i >= 0; i--) yield { start, operations: without(operations, i) };
  for (const less of smallerStarts(start)) yield { start: less, operations };
  for (const [i, operation] of operations.entries())
    for (const less of smallerOperations(operation)) yield { start, operations: operations.with(i, less) };
}
