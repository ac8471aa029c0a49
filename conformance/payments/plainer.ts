/**
 * Plainer: traces that are no smaller, and have one peculiarity less, for good: shrinking comes to an end.
 */
import {
  countedEntries,
  entriesOf,
  guarantee,
  recordOf,
  type Address,
  type ChannelAddress,
  type Choice,
  type Coins,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import { outcomesAt, withAmounts, type AnyTrace } from './trace.js';

/** Whom a payout is for: of all debts, or of those at these places. */
const chosenIn = (debts: Outcome | undefined, choice: Choice): readonly Address[] =>
  debts?.type === 'allocation'
    ? countedEntries(debts.entries)
        .filter((_, place) => choice === 'all' || choice.includes(place))
        .map(([to]) => to)
    : [];

/** Every guarantee that is claimed on lists who is paid. */
function* listingWhoIsPaid({ start, operations }: AnyTrace): Generator<AnyTrace> {
  const actions = operations.map(({ action }) => action);
  if (actions.some((action) => action.type === 'finalize' && action.outcome.type === 'guarantee')) return;
  let unlisted = false;
  const listing = (outcomes: Outcomes): Outcomes =>
    recordOf<ChannelAddress, Outcome>(
      entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => {
        if (outcome.type === 'allocation') return [channel, outcome];
        const paid = actions.flatMap((action): readonly Address[] => {
          if (action.type === 'claim' && action.guarantee === channel) return [action.to];
          if (action.type !== 'payClaims' || action.guarantee !== channel || actions.length > 1) return [];
          return chosenIn(start.finalized[outcome.target], action.entries);
        });
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
function* oneCoinMore(trace: AnyTrace): Generator<AnyTrace> {
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

/** Every guarantee pays in the order of its target. */
function* inOrder({ start, operations }: AnyTrace): Generator<AnyTrace> {
  let ordered = false;
  const ordering = (outcomes: Outcomes): Outcomes =>
    recordOf<ChannelAddress, Outcome>(
      entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => {
        const debts = outcome.type === 'guarantee' && outcomesAt(start)[outcome.target];
        if (!debts || debts.type !== 'allocation') return [channel, outcome];
        const places = debts.entries.map(([to]) => to);
        const priority = outcome.priority.toSorted((a, b) => places.indexOf(a) - places.indexOf(b));
        ordered ||= priority.some((to, i) => to !== outcome.priority[i]);
        return [channel, guarantee(outcome.target, ...priority)];
      }),
    );
  const { finalized, challenged } = start;
  const plain = { ...start, finalized: ordering(finalized), challenged: ordering(challenged) };
  if (ordered) yield { start: plain, operations };
}

export function* plainer(trace: AnyTrace): Generator<AnyTrace> {
  yield* listingWhoIsPaid(trace);
  yield* inOrder(trace);
  yield* oneCoinMore(trace);
}
