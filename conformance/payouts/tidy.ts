/**
 * Tidy: the same network without some of what is unusual in it. Where much is unusual, little agrees, what depends
 * on several things going right is never met, and nothing shows what one of them does alone.
 */
import fc from 'fast-check';
import {
  allocation,
  entriesOf,
  guarantee,
  recordOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type { Beginning } from '../payments/example.js';

/** What stays as it is. */
export interface Untidy {
  readonly emptyEntries: boolean;
  readonly repeatedEntries: boolean;
  readonly unlistedDebts: boolean;
}

const all = (stays: boolean): Untidy => ({
  emptyEntries: stays,
  repeatedEntries: stays,
  unlistedDebts: stays,
});

/** Nothing, everything, or anything. */
export const untidy: fc.Arbitrary<Untidy> = fc.oneof(
  fc.constant(all(false)),
  fc.constant(all(true)),
  fc.record({ emptyEntries: fc.boolean(), repeatedEntries: fc.boolean(), unlistedDebts: fc.boolean() }),
);

const tidiedEntries = (
  entries: readonly Entry[],
  { emptyEntries, repeatedEntries }: Untidy,
): readonly Entry[] =>
  entries.filter(
    ([to, amount], i) =>
      (emptyEntries || amount > 0n) &&
      (repeatedEntries || entries.findIndex(([other]) => other === to) === i),
  );

const tidied = (outcomes: Outcomes, left: Untidy): Outcomes => {
  const debtsOf = (channel: ChannelAddress): readonly Entry[] => {
    const outcome = outcomes[channel];
    return outcome?.type === 'allocation' ? tidiedEntries(outcome.entries, left) : [];
  };
  const outcomeOf = (channel: ChannelAddress, outcome: Outcome): Outcome => {
    if (outcome.type === 'allocation') return allocation(...debtsOf(channel));
    if (left.unlistedDebts) return outcome;
    const owed = debtsOf(outcome.target).map(([to]) => to);
    return guarantee(outcome.target, ...new Set<Address>([...outcome.priority, ...owed]));
  };
  return recordOf(
    entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => [
      channel,
      outcomeOf(channel, outcome),
    ]),
  );
};

export const tidy = ({ start, reached }: Beginning, left: Untidy): Beginning => {
  const plain = tidied(reached, left);
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
