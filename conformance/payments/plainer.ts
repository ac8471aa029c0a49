/**
 * Plainer: traces that are no smaller, and have one peculiarity less, for good: shrinking comes to an end.
 */
import {
  entriesOf,
  guarantee,
  recordOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import { outcomesAt, withAmounts, type Trace } from './trace.js';

/** Every guarantee that is claimed on lists who is paid. */
function* listingWhoIsPaid({ start, operations }: Trace): Generator<Trace> {
  const actions = operations.map(({ action }) => action);
  if (actions.some((action) => action.type === 'finalize' && action.outcome.type === 'guarantee')) return;
  let unlisted = false;
  const listing = (outcomes: Outcomes): Outcomes =>
    recordOf<ChannelAddress, Outcome>(
      entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => {
        if (outcome.type === 'allocation') return [channel, outcome];
        const paid = actions.flatMap((action) =>
          action.type === 'claim' && action.guarantee === channel ? [action.to] : [],
        );
        const missing = paid.filter((to) => !outcome.priority.includes(to));
        unlisted ||= missing.length > 0;
        return [channel, guarantee(outcome.target, ...outcome.priority, ...new Set(missing))];
      }),
    );
  const { finalized, challenged } = start;
  const plain = { ...start, finalized: listing(finalized), challenged: listing(challenged) };
  if (unlisted) yield { start: plain, operations };
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
