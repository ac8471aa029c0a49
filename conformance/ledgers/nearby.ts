/** Nearby: a trace without all that its operations have nothing to do with, as far as names tell. */
import { entriesOf, recordOf, type Address, type ChannelAddress, type reclaim } from '../../spec/index.js';
import { mentionedInAction, outcomesIn, type Trace } from './trace.js';

/** Only the channels that the operations name, those that guarantees in them are for, and whoever these owe to. */
export const nearby = (trace: Trace): Trace => {
  const { start, operations } = trace;
  const named = new Set<Address>(operations.flatMap(({ action }) => mentionedInAction(action)));
  const owing = (): void => {
    for (const [channel, outcome] of outcomesIn(trace))
      if (named.has(channel))
        for (const entry of outcome)
          for (const address of entry.type === 'guarantee'
            ? [entry.destination, entry.left, entry.right]
            : [])
            named.add(address);
  };
  owing();
  const kept = <V>(record: Readonly<Record<ChannelAddress, V>>): Record<ChannelAddress, V> =>
    recordOf(entriesOf<ChannelAddress, V>(record).filter(([channel]) => named.has(channel)));
  const outcomes = kept<reclaim.LedgerOutcome>(start.outcomes);
  const destinations = new Set<Address>([
    ...named,
    ...Object.values(outcomes).flatMap((outcome) => outcome.map(({ destination }) => destination)),
    ...(start.callsBack ? [start.callsBack.by] : []),
  ]);
  return {
    start: {
      ...start,
      participants: start.participants.filter((address) => destinations.has(address)),
      holdings: kept(start.holdings),
      outcomes,
    },
    operations,
  };
};
