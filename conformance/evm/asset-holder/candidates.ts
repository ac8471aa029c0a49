/**
 * Candidates: what may have become of an outcome in a payout. Only its hash is on chain, so guesses are made,
 * and compared with it. The guesses are generous: a contract that does something wrong is understood too.
 *
 * Who was paid how much is read from the balances. What is left open is how the contract writes down the rest.
 */
import { allocation, type Address, type Allocation, type Coins, type Entry } from '../../../spec/index.js';

const word = 2n ** 256n;

/** The first entries for a destination are paid first. */
const inTurn = (entries: readonly Entry[], paid: ReadonlyMap<Address, Coins>): Entry[] => {
  const left = new Map(paid);
  return entries.map(([to, amount]) => {
    const due = left.get(to) ?? 0n;
    const part = due < amount ? due : amount;
    left.set(to, due - part);
    return [to, amount - part];
  });
};

/** What was paid is taken from every entry for the destination alike. */
const fromEach = (entries: readonly Entry[], paid: ReadonlyMap<Address, Coins>): Entry[] =>
  entries.map(([to, amount]) => [to, (amount - (paid.get(to) ?? 0n) + word) % word]);

/** Every entry for a destination owes what is left of the first one. */
const likeTheFirst = (entries: readonly Entry[], paid: ReadonlyMap<Address, Coins>): Entry[] => {
  const first = new Map<Address, Coins>();
  for (const [to, amount] of entries)
    if (!first.has(to) && (paid.get(to) ?? 0n) > 0n)
      first.set(to, amount > paid.get(to)! ? amount - paid.get(to)! : 0n);
  return entries.map(([to, amount]) => [to, first.get(to) ?? amount]);
};

/** What is written after the last entry that counts, where a list was made too long. */
const nothing = (zero: Address): Entry => [zero, 0n];

/** Emptied entries stay, or go. */
const kept = (left: readonly Entry[], before: readonly Entry[]): readonly (readonly Entry[])[] => [
  left,
  left.filter(([, amount]) => amount > 0n),
  left.filter(([, amount], i) => amount > 0n || before[i]![1] === 0n),
];

/** The ways in which what is left can be written down. */
const written = (
  left: readonly Entry[],
  before: readonly Entry[],
  zero: Address,
): readonly (readonly Entry[])[] => [
  ...kept(left, before),
  ...left.map((_, i) => left.slice(i + 1)),
  ...left.map((_, i) => left.map((entry, j) => (j > i ? nothing(zero) : entry))),
];

/** What these debts become, by a contract that does nothing wrong. */
export const rightful = ({ entries }: Allocation, paid: ReadonlyMap<Address, Coins>): readonly Allocation[] =>
  kept(inTurn(entries, paid), entries).map((left) => allocation(...left));

/** Outcomes that these debts may have become once this was paid to whom. */
export const candidates = (
  debts: Allocation,
  payments: readonly ReadonlyMap<Address, Coins>[],
  zero: Address,
): readonly Allocation[] =>
  payments.flatMap((paid) =>
    [inTurn, fromEach, likeTheFirst].flatMap((taken) =>
      written(taken(debts.entries, paid), debts.entries, zero).map((entries) => allocation(...entries)),
    ),
  );
