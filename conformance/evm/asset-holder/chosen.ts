/** Chosen: which debts a payout is of, by their places among those that are stored, and what is due for each. */
import {
  affordable,
  countedEntries,
  reprioritize,
  type Address,
  type Choice,
  type Coins,
  type Entry,
  type Outcome,
} from '../../../spec/index.js';

/** Places among all entries that are stored, for places among those that count. */
export const storedChoice = (choice: Choice, stored: readonly Entry[]): Choice => {
  if (choice === 'all') return choice;
  const counted = countedEntries(stored);
  return choice.map((place) => {
    const entry = counted[place];
    return entry ? stored.findIndex(([to]) => to === entry[0]) : stored.length + (place - counted.length);
  });
};

/** What is affordable for each when the payout begins, by the outcome of the channel that pays. */
export const duePayments = (
  source: Outcome | undefined,
  debts: readonly Entry[],
  choice: Choice,
  funds: Coins,
): ReadonlyMap<Address, Coins> => {
  const entries = countedEntries(debts);
  const order = source?.type === 'guarantee' ? reprioritize(source, entries) : entries;
  return new Map(
    entries.flatMap(([to], place) =>
      choice === 'all' || choice.includes(place) ? [[to, affordable(order, funds, to)] as const] : [],
    ),
  );
};
