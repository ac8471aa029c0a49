/** Nearby: a trace without all that its operations have nothing to do with, as far as names tell. */
import { entriesOf, recordOf, type Address, type Outcome } from '../../spec/index.js';
import { mentionedInAction, type Trace } from './trace.js';

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
