/**
 * Tidy: the same network without what is unusual in it. Where much is unusual, little agrees, and what depends on
 * several things going right is never met.
 */
import {
  allocation,
  countedEntries,
  entriesOf,
  guarantee,
  recordOf,
  type ChannelAddress,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type { Beginning } from '../payments/example.js';

/** Every address is owed once; a guarantee lists everybody that its target owes. */
const tidied = (outcomes: Outcomes): Outcomes =>
  recordOf(
    entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]): [ChannelAddress, Outcome] => {
      if (outcome.type === 'allocation') return [channel, allocation(...countedEntries(outcome.entries))];
      const debts = outcomes[outcome.target];
      const owed = debts?.type === 'allocation' ? countedEntries(debts.entries).map(([to]) => to) : [];
      return [channel, guarantee(outcome.target, ...new Set([...outcome.priority, ...owed]))];
    }),
  );

export const tidy = ({ start, reached }: Beginning): Beginning => {
  const plain = tidied(reached);
  const among = (outcomes: Outcomes): Outcomes =>
    recordOf(entriesOf<ChannelAddress, Outcome>(plain).filter(([channel]) => channel in outcomes));
  return {
    start: { ...start, finalized: among(start.finalized), challenged: among(start.challenged) },
    reached: plain,
  };
};

/** Every outcome is final already. */
export const allFinal = ({ start, reached }: Beginning): Beginning => ({
  start: { ...start, finalized: reached, challenged: recordOf([]) },
  reached,
});
