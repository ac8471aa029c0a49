/**
 * Renamed: the same trace with the names of the design, so that examples of one cause look alike.
 *
 * What guarantees are for becomes `V`, other channels with an outcome `L`, and whoever else is mentioned `A`, `B`
 * and so on, in the order in which the trace mentions them.
 */
import { entriesOf, recordOf, type Address, type ChannelAddress, type reclaim } from '../../spec/index.js';
import type { LedgersAction } from './terms.js';
import { entriesIn, mentionedAtStart, mentionedInAction, outcomesIn, type Trace } from './trace.js';

type Rename = <A extends Address>(address: A) => A;

const letters = 'ABCDEFGHIJKMNOPQRSTUXYZ';

const renaming = (trace: Trace): Rename => {
  const virtual = new Set<Address>(
    entriesIn(trace).flatMap((entry) => (entry.type === 'guarantee' ? [entry.destination] : [])),
  );
  const owing = new Set<Address>(outcomesIn(trace).map(([channel]) => channel));
  const used = { L: 0, V: 0, other: 0 };
  const names = new Map<Address, string>();
  const mentioned = trace.operations.flatMap(({ action }) => mentionedInAction(action));
  for (const address of new Set([...mentionedAtStart(trace.start), ...mentioned]))
    if (virtual.has(address)) names.set(address, `V${"'".repeat(used.V++)}`);
    else if (owing.has(address)) names.set(address, `L${"'".repeat(used.L++)}`);
    else names.set(address, letters[used.other++] ?? `P${used.other}`);
  return <A extends Address>(address: A) => (names.get(address) ?? address) as A;
};

const outcomeWith = (rename: Rename, outcome: reclaim.LedgerOutcome): reclaim.LedgerOutcome =>
  outcome.map((entry) =>
    entry.type === 'simple'
      ? { ...entry, destination: rename(entry.destination) }
      : {
          ...entry,
          destination: rename(entry.destination),
          left: rename(entry.left),
          right: rename(entry.right),
        },
  );

const actionWith = (rename: Rename, action: LedgersAction): LedgersAction => {
  switch (action.type) {
    case 'deposit':
      return { ...action, to: rename(action.to) };
    case 'finalize':
      return { ...action, channel: rename(action.channel), outcome: outcomeWith(rename, action.outcome) };
    default:
      return { ...action, from: rename(action.from) };
  }
};

export const renamed = (trace: Trace): Trace => {
  const rename = renaming(trace);
  const { participants, holdings, outcomes, callsBack } = trace.start;
  return {
    start: {
      participants: participants.map(rename).toSorted(),
      holdings: recordOf(
        entriesOf<ChannelAddress, bigint>(holdings).map(([channel, held]) => [rename(channel), held]),
      ),
      outcomes: recordOf(
        entriesOf<ChannelAddress, reclaim.LedgerOutcome>(outcomes).map(([channel, outcome]) => [
          rename(channel),
          outcomeWith(rename, outcome),
        ]),
      ),
      ...(callsBack && { callsBack: { ...callsBack, by: rename(callsBack.by) } }),
    },
    operations: trace.operations.map(({ action, seconds }) => ({
      action: actionWith(rename, action),
      seconds,
    })),
  };
};
