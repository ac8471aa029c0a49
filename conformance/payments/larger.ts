/**
 * Larger: examples a little larger than one that is as small as possible. What somebody loses by a disagreement
 * may need somebody whom the disagreement itself has no need of.
 */
import {
  allocation,
  balanceOf,
  entriesOf,
  guarantee,
  participant,
  recordOf,
  sum,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type Outcomes,
  type ParticipantAddress,
} from '../../spec/index.js';
import { mentionedAtStart, mentionedInAction, withAmounts, type Trace } from './trace.js';

/** Somebody of whom nothing is said yet. */
const another = ({ start, operations }: Trace): ParticipantAddress => {
  const known = new Set<string>([
    ...mentionedAtStart(start),
    ...operations.flatMap(({ action }) => mentionedInAction(action)),
  ]);
  for (let i = 0; ; i++) {
    const name = participant(String.fromCharCode(65 + (i % 26)) + "'".repeat(i / 26));
    if (!known.has(name)) return name;
  }
};

/** With one more participant, and with other outcomes. */
const withOutcomes = (
  trace: Trace,
  change: (outcome: Outcome, another: ParticipantAddress) => Outcome,
): Trace => {
  const { start, operations } = trace;
  const more = another(trace);
  const changed = (outcomes: Outcomes): Outcomes =>
    recordOf(
      entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => [
        channel,
        change(outcome, more),
      ]),
    );
  return {
    start: {
      ...start,
      participants: [...start.participants, more],
      finalized: changed(start.finalized),
      challenged: changed(start.challenged),
    },
    operations: operations.map(({ action, seconds }) => ({
      action: action.type === 'finalize' ? { ...action, outcome: change(action.outcome, more) } : action,
      seconds,
    })),
  };
};

const listingAnother = (trace: Trace): Trace =>
  withOutcomes(trace, (outcome, more) =>
    outcome.type === 'guarantee' ? guarantee(outcome.target, ...outcome.priority, more) : outcome,
  );

/** What is finalized later owes nothing more. */
const owingAnotherAlready = (trace: Trace): Trace => ({
  ...owingAnotherFirst(trace),
  operations: trace.operations,
});

const owingAnotherFirst = (trace: Trace): Trace =>
  withOutcomes(trace, (outcome, more) =>
    outcome.type === 'allocation' ? allocation([more, 1n], ...outcome.entries) : outcome,
  );

/** Every allocation also holds what it then owes after the operation. */
const owingAnotherLast = (trace: Trace, expected: Chain): Trace => {
  const owing = withOutcomes(trace, (outcome, more) =>
    outcome.type === 'allocation' ? allocation(...outcome.entries, [more, 1n]) : outcome,
  );
  const balances = { ...trace.start.balances };
  for (const [channel, outcome] of entriesOf<ChannelAddress, Outcome>(expected.outcomes))
    if (outcome.type === 'allocation') {
      const debts = sum(outcome.entries.map(([, amount]) => amount)) + 1n;
      const missing = debts - balanceOf(expected, channel);
      if (missing > 0n) balances[channel] = balanceOf(trace.start, channel) + missing;
    }
  return { start: { ...owing.start, balances }, operations: owing.operations };
};

const withCoinsMore = ({ start, operations }: Trace): Trace => {
  const channels = [...entriesOf(start.finalized), ...entriesOf(start.challenged)].map(
    ([channel]) => channel,
  );
  const holders = new Set<Address>([
    ...channels,
    ...entriesOf<Address, Coins>(start.balances).map(([a]) => a),
  ]);
  const balances = recordOf([...holders].map((holder) => [holder, balanceOf(start, holder) + 1n] as const));
  return { start: { ...start, balances }, operations };
};

interface Widening {
  readonly condition: string;
  readonly widened: (trace: Trace, expected: Chain) => Trace;
}

const widenings: readonly Widening[] = [
  { condition: 'every balance is one coin more', widened: withCoinsMore },
  {
    condition: 'all amounts are one coin more',
    widened: (trace) => withAmounts(trace, (amount) => amount + 1n),
  },
  { condition: 'the guarantee also lists one more', widened: listingAnother },
  { condition: 'one more is owed a coin, last', widened: owingAnotherLast },
  { condition: 'one more is owed a coin, first', widened: owingAnotherFirst },
  { condition: 'one more was owed a coin', widened: owingAnotherAlready },
];

/** Each with its condition, in words: one change, then two of them. */
export function* larger(
  trace: Trace,
  expected: Chain,
): Generator<readonly [condition: string, trace: Trace]> {
  for (const { condition, widened } of widenings) yield [`where ${condition}`, widened(trace, expected)];
  for (const one of widenings)
    for (const other of widenings)
      if (one !== other)
        yield [
          `where ${one.condition}, and ${other.condition}`,
          other.widened(one.widened(trace, expected), expected),
        ];
}
