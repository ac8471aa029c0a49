/** Nearby: a trace without all that its operations have nothing to do with, as far as names tell. */
import { entriesOf, recordOf, type Address, type Outcome } from '../../spec/index.js';
import { mentionedInAction, outcomesAt, type AnyTrace } from './trace.js';

/** Only the outcomes and balances that the operations name, or the targets of guarantees they name. */
export const nearby = ({ start, operations }: AnyTrace): AnyTrace => {
  const named = new Set<Address>(operations.flatMap(({ action }) => mentionedInAction(action)));
  for (const outcomes of [start.finalized, start.challenged])
    for (const [channel, outcome] of entriesOf<Address, Outcome>(outcomes))
      if (named.has(channel) && outcome.type === 'guarantee') named.add(outcome.target);
  if (start.callsBack) named.add(start.callsBack.by);
  // A payout pays everybody that is owed, without a name.
  for (const { action } of operations) {
    if (action.type !== 'payOut' && action.type !== 'payClaims') continue;
    const source = action.type === 'payOut' ? action.from : action.guarantee;
    const outcome = outcomesAt(start)[source];
    const debtor = outcome?.type === 'guarantee' ? outcome.target : source;
    const debts = outcomesAt(start)[debtor];
    if (debts?.type === 'allocation') for (const [to] of debts.entries) named.add(to);
  }
  const among = <V>(record: Readonly<Record<string, V>>): Record<string, V> =>
    recordOf(entriesOf(record).filter(([address]) => named.has(address as Address)));
  return {
    start: {
      ...start,
      participants: start.participants.filter((address) => named.has(address)),
      balances: among(start.balances),
      finalized: among(start.finalized),
      challenged: among(start.challenged),
    },
    operations,
  };
};
