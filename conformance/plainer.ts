/**
 * Plainer: traces that are no smaller, and have one peculiarity less.
 */
import { entriesOf, guarantee, recordOf, type Address, type Coins, type Outcome } from '../spec/index.js';
import { outcomesAt, withAmounts, type Trace } from './trace.js';

/** The guarantee that is claimed on lists who is paid. */
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

/** A coin more everywhere, so that no entry is empty, and no channel holds less for it. */
function* oneCoinMore(trace: Trace): Generator<Trace> {
  const outcomes = Object.values<Outcome>(outcomesAt(trace.start));
  const entries = outcomes.flatMap((outcome) => (outcome.type === 'allocation' ? outcome.entries : []));
  if (entries.every(([, amount]) => amount > 0n)) return;
  const { start, operations } = withAmounts(trace, (amount) => amount + 1n);
  const further = BigInt(entries.length - 1);
  const balances = recordOf(
    entriesOf<Address, Coins>(start.balances).map(([address, amount]) => [address, amount + further]),
  );
  yield { start: { ...start, balances }, operations };
}

export function* plainer(trace: Trace): Generator<Trace> {
  yield* listingWhoIsPaid(trace);
  yield* oneCoinMore(trace);
}
