/**
 * Sentences about single steps of the ledgers' rules: one for each numbered effect, then what no step may do.
 *
 * What a transfer pays is worked out here in another way than the rules do it: an entry is paid what the coins
 * come to after everything before it, never less than nothing and never more than it is owed.
 */
import {
  isParticipant,
  keysOf,
  reclaim,
  sum,
  type Address,
  type ChannelAddress,
  type Coins,
} from '../../spec/index.js';
import type { LedgerAttempt } from './attempts.js';

type Chain = reclaim.LedgerChain;
type Action = reclaim.LedgerAction;
type ActionOf<T> = Extract<Action, { type: T }>;

export interface LedgerSentence {
  readonly id: string;
  readonly sentence: string;
  /** Nothing where the sentence has nothing to say. */
  readonly holds: (attempt: LedgerAttempt) => boolean | undefined;
}

const { heldBy } = reclaim;

const outcomeOf = ({ outcomes }: Chain, channel: ChannelAddress): reclaim.LedgerOutcome =>
  outcomes[channel] ?? [];

/** All that an address has: a channel holds it, a participant was paid it. */
const has = ({ holdings, paid }: Chain, address: Address): Coins =>
  (holdings as Readonly<Record<Address, Coins>>)[address] ??
  (paid as Readonly<Record<Address, Coins>>)[address] ??
  0n;

const due = (chain: Chain, from: ChannelAddress): readonly Coins[] => {
  const entries = outcomeOf(chain, from);
  return entries.map(({ amount }, index) => {
    const left = heldBy(chain, from) - sum(entries.slice(0, index).map(({ amount }) => amount));
    return left < 0n ? 0n : left < amount ? left : amount;
  });
};

/** What the transfer pays by each entry. */
const dueTo = (chain: Chain, { from, indices }: ActionOf<'transfer'>): readonly Coins[] =>
  due(chain, from).map((most, index) => (indices.length === 0 || indices.includes(index) ? most : 0n));

const debts = (outcome: reclaim.LedgerOutcome): Coins => sum(outcome.map(({ amount }) => amount));

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, text) === JSON.stringify(other, text);
const text = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

const everyChannel = (...chains: readonly Chain[]): readonly ChannelAddress[] => [
  ...new Set(chains.flatMap(({ holdings, outcomes }) => [...keysOf(holdings), ...keysOf(outcomes)])),
];

/** About every applied action of one type. */
const after =
  <T extends Action['type']>(
    type: T,
    holds: (before: Chain, action: ActionOf<T>, after: Chain) => boolean | undefined,
  ): LedgerSentence['holds'] =>
  ({ before, action, step }) =>
    action.type === type && step.status === 'applied'
      ? holds(before, action as ActionOf<T>, step.chain)
      : undefined;

/** About every applied action. */
const always =
  (holds: (before: Chain, after: Chain, action: Action) => boolean | undefined): LedgerSentence['holds'] =>
  ({ before, action, step }) =>
    step.status === 'applied' ? holds(before, step.chain, action) : undefined;

/** The guarantee that is reclaimed, what its virtual channel owes, and the places of the two parties. */
const reclaimed = (before: Chain, { from, index }: ActionOf<'reclaim'>) => {
  const entries = outcomeOf(before, from);
  const guarantee = entries[index];
  if (guarantee?.type !== 'guarantee') return undefined;
  const [first, second] = outcomeOf(before, guarantee.destination);
  if (!first || !second) return undefined;
  const placeOf = (party: Address) =>
    entries.toSpliced(index, 1).findIndex(({ destination }) => destination === party);
  const [left, right] = [placeOf(guarantee.left), placeOf(guarantee.right)];
  return left < 0 || right < 0
    ? undefined
    : { entries, first: first.amount, second: second.amount, left, right };
};

/** How much more is owed by the entry at this place, once the guarantee is gone. */
const increase = (
  before: Chain,
  action: ActionOf<'reclaim'>,
  after: Chain,
  party: 'left' | 'right',
): boolean | undefined => {
  const facts = reclaimed(before, action);
  if (!facts) return false;
  if (facts.left === facts.right) return undefined;
  const place = facts[party];
  const increased =
    (outcomeOf(after, action.from)[place]?.amount ?? 0n) -
    facts.entries.toSpliced(action.index, 1)[place]!.amount;
  return increased === facts[party === 'left' ? 'first' : 'second'];
};

export const effects: readonly LedgerSentence[] = [
  {
    id: 'a-deposit-is-held',
    sentence: 'A deposit increases what the channel holds by the amount, and nothing else.',
    holds: after(
      'deposit',
      (before, { to, amount }, after) =>
        everyChannel(before, after).every(
          (address) => heldBy(after, address) - heldBy(before, address) === (address === to ? amount : 0n),
        ) && same(before.paid, after.paid),
    ),
  },
  {
    id: 'a-deposit-is-counted',
    sentence: 'A deposit increases the total of everything deposited by the amount.',
    holds: always(
      (before, after, action) =>
        after.deposited - before.deposited === (action.type === 'deposit' ? action.amount : 0n),
    ),
  },
  {
    id: 'a-finalization-stores',
    sentence: 'A finalization stores the outcome entry for entry.',
    holds: after('finalize', (_, { channel, outcome }, after) => same(after.outcomes[channel], outcome)),
  },
  {
    id: 'a-transfer-takes',
    sentence: 'A transfer takes from the ledger what it pays to others, and no more.',
    holds: after('transfer', (before, action, after) => {
      const entries = outcomeOf(before, action.from);
      const toOthers = dueTo(before, action).filter((_, i) => entries[i]!.destination !== action.from);
      return heldBy(before, action.from) - heldBy(after, action.from) === sum(toOthers);
    }),
  },
  {
    id: 'a-transfer-pays',
    sentence: 'A transfer pays every other address what the listed entries for it can be afforded.',
    holds: after('transfer', (before, action, after) => {
      const entries = outcomeOf(before, action.from);
      const addresses: readonly Address[] = [...everyChannel(before, after), ...before.participants];
      return addresses
        .filter((address) => address !== action.from)
        .every((address) => {
          const payments = dueTo(before, action).filter((_, i) => entries[i]!.destination === address);
          return has(after, address) - has(before, address) === sum(payments);
        });
    }),
  },
  {
    id: 'a-transfer-settles',
    sentence:
      'A transfer reduces each listed entry by what it pays for it, and keeps all others as they are.',
    holds: after('transfer', (before, action, after) => {
      const payments = dueTo(before, action);
      const expected = outcomeOf(before, action.from).map((entry, i) => ({
        ...entry,
        amount: entry.amount - payments[i]!,
      }));
      return outcomeOf(after, action.from).length === expected.length
        ? outcomeOf(after, action.from).every((entry, i) => entry.amount === expected[i]!.amount)
        : false;
    }),
  },
  {
    id: 'a-reclaim-owes-the-left',
    sentence:
      'A reclaim increases what the left neighbour is owed by the first amount of the virtual channel.',
    holds: after('reclaim', (before, action, after) => increase(before, action, after, 'left')),
  },
  {
    id: 'a-reclaim-owes-the-right',
    sentence:
      'A reclaim increases what the right neighbour is owed by the second amount of the virtual channel.',
    holds: after('reclaim', (before, action, after) => increase(before, action, after, 'right')),
  },
  {
    id: 'a-reclaim-removes-the-guarantee',
    sentence: 'A reclaim removes the guarantee, and leaves the other entries in their order.',
    holds: after('reclaim', (before, { from, index }, after) => {
      const kinds = (outcome: reclaim.LedgerOutcome) =>
        outcome.map(({ type, destination }) => [type, destination]);
      return same(kinds(outcomeOf(after, from)), kinds(outcomeOf(before, from).toSpliced(index, 1)));
    }),
  },
];

const laws: readonly LedgerSentence[] = [
  {
    id: 'conservation',
    sentence: 'All that is held and all that was paid is what was deposited.',
    holds: always(
      (_, { holdings, paid, deposited }) =>
        sum(Object.values(holdings)) + sum(Object.values(paid)) === deposited,
    ),
  },
  {
    id: 'nothing-is-negative',
    sentence: 'No channel holds less than nothing, no entry owes less, and nobody was paid less.',
    holds: always((_, { holdings, paid, outcomes }) =>
      [
        ...Object.values(holdings),
        ...Object.values(paid),
        ...Object.values(outcomes).flatMap((outcome) => outcome.map(({ amount }) => amount)),
      ].every((amount) => amount >= 0n),
    ),
  },
  {
    id: 'paid-for-good',
    sentence: 'What a participant was paid is never taken back.',
    holds: always((before, after) =>
      before.participants.every((who) => reclaim.paidTo(after, who) >= reclaim.paidTo(before, who)),
    ),
  },
  {
    id: 'participants-hold-nothing',
    sentence: 'Only channels hold coins and have outcomes.',
    holds: always((_, after) => !everyChannel(after).some((address) => isParticipant(after, address))),
  },
  {
    id: 'one-outcome-for-ever',
    sentence: 'A finalized channel stays finalized, and only redistribution changes what it owes.',
    holds: always((before, after, action) =>
      keysOf(before.outcomes).every((channel) =>
        action.type === 'finalize' || action.type === 'deposit'
          ? same(before.outcomes[channel], after.outcomes[channel])
          : after.outcomes[channel] !== undefined,
      ),
    ),
  },
  {
    id: 'only-the-named-ledger',
    sentence: 'A transfer or reclaim changes no outcome but that of the ledger it names.',
    holds: always((before, after, action) =>
      action.type === 'transfer' || action.type === 'reclaim'
        ? keysOf({ ...before.outcomes, ...after.outcomes }).every(
            (channel) => channel === action.from || same(before.outcomes[channel], after.outcomes[channel]),
          )
        : undefined,
    ),
  },
  {
    id: 'a-debt-is-paid-or-moved',
    sentence: 'What a ledger owes in all falls by what a transfer pays, and a reclaim leaves it as it is.',
    holds: always((before, after, action) => {
      if (action.type !== 'transfer' && action.type !== 'reclaim') return undefined;
      const paid = action.type === 'transfer' ? sum(dueTo(before, action)) : 0n;
      return debts(outcomeOf(before, action.from)) - debts(outcomeOf(after, action.from)) === paid;
    }),
  },
  {
    id: 'a-reclaim-moves-no-coins',
    sentence: 'A reclaim moves no coins.',
    holds: after(
      'reclaim',
      (before, _, after) => same(before.holdings, after.holdings) && same(before.paid, after.paid),
    ),
  },
  {
    id: 'guarantees-are-only-reclaimed',
    sentence: 'A transfer leaves every guarantee as it is.',
    holds: after('transfer', (before, { from }, after) => {
      const guarantees = (chain: Chain) => outcomeOf(chain, from).filter(({ type }) => type === 'guarantee');
      return same(guarantees(before), guarantees(after));
    }),
  },
  {
    id: 'priority-is-kept',
    sentence: 'A transfer leaves no entry before the ones it pays with less than it could be paid before.',
    holds: after('transfer', (before, action, after) => {
      const payments = dueTo(before, action);
      const later = due(after, action.from);
      return due(before, action.from).every((most, i) => later[i]! >= most - payments[i]!);
    }),
  },
  {
    id: 'indices-are-increasing',
    sentence: 'No entry is paid twice by one transfer.',
    holds: after('transfer', (_, { indices }) =>
      indices.every((index, i) => i === 0 || index > indices[i - 1]!),
    ),
  },
];

export const sentences: readonly LedgerSentence[] = [...effects, ...laws];
