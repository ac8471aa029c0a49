/**
 * Mutants: ledgers' rules that are wrong on purpose, each with the sentence or the refusal that notices.
 *
 * One of them is what the published contracts do: they look for a guarantee at the place in the list of indices,
 * and not at the place in the ledger.
 */
import { produce, type Draft } from 'immer';
import { lesser, reclaim, sum, type Address, type ChannelAddress, type Coins } from '../../spec/index.js';
import { pay, take } from '../../spec/reclaim/chain.js';

type Chain = reclaim.LedgerChain;
type Action = reclaim.LedgerAction;
type ActionOf<T> = Extract<Action, { type: T }>;
type Code = reclaim.LedgerRejectionCode;

export interface LedgerMutant {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly rules: reclaim.LedgerRules;
  /** The id of a sentence, or the code of a rejection that no longer occurs. */
  readonly caughtBy: { readonly sentence: string } | { readonly refusal: Code };
  /** The premise or effect that it leaves out, named as the rules' sources name it. */
  readonly leavesOut?: string;
}

const { ledgers } = reclaim;
const sentence = (sentence: string) => ({ sentence });
const refusal = (refusal: Code) => ({ refusal });

const done = (chain: Chain, recipe: (draft: Draft<Chain>) => void): reclaim.LedgerStep => ({
  status: 'applied',
  chain: produce(chain, recipe),
});

/** Another rule in the place of one. */
const insteadOf =
  <T extends Action['type']>(
    type: T,
    rule: (chain: Chain, action: ActionOf<T>) => reclaim.LedgerStep,
  ): reclaim.LedgerRules =>
  (chain, action) =>
    action.type === type ? rule(chain, action as ActionOf<T>) : ledgers(chain, action);

/** Something happens in spite of this rejection. */
const inSpiteOf = <T extends Action['type']>(
  type: T,
  code: Code,
  happens: (draft: Draft<Chain>, action: ActionOf<T>, reason: reclaim.LedgerRejection) => void,
): reclaim.LedgerRules =>
  insteadOf(type, (chain, action) => {
    const step = ledgers(chain, action);
    if (step.status === 'applied' || step.reason.code !== code) return step;
    const { reason } = step;
    return done(chain, (draft) => happens(draft, action, reason));
  });

/** Something happens besides, or is undone, once an action of this type is applied. */
const amended = <T extends Action['type']>(
  type: T,
  amend: (draft: Draft<Chain>, action: ActionOf<T>, before: Chain) => void,
): reclaim.LedgerRules =>
  insteadOf(type, (chain, action) => {
    const step = ledgers(chain, action);
    return step.status === 'applied' ? done(step.chain, (draft) => amend(draft, action, chain)) : step;
  });

type Payments = (outcome: reclaim.LedgerOutcome, held: Coins, indices: readonly number[]) => readonly Coins[];

/** The transfer with its premises, paying otherwise; the coins of the ledger are always enough. */
const paying = (payments: Payments): reclaim.LedgerRules =>
  insteadOf('transfer', (chain, action) => {
    const step = ledgers(chain, action);
    return step.status === 'applied' ? paid(chain, action, payments) : step;
  });

const paid = (chain: Chain, { from, indices }: ActionOf<'transfer'>, payments: Payments) =>
  done(chain, (draft) => {
    const amounts = payments(chain.outcomes[from]!, reclaim.heldBy(chain, from), indices);
    take(draft, from, sum(amounts));
    for (const [i, amount] of amounts.entries()) {
      const entry = draft.outcomes[from]![i]!;
      pay(draft, entry.destination, amount);
      entry.amount -= amount;
    }
  });

const isListed = (indices: readonly number[], index: number): boolean =>
  indices.length === 0 || indices.includes(index);

const rightly: Payments = (outcome, held, indices) =>
  reclaim.affordable(outcome, held).map((most, i) => (isListed(indices, i) ? most : 0n));

/** In the order given, each of what is left. */
const inTurn = (amounts: readonly Coins[], held: Coins): readonly Coins[] => {
  let left = held;
  return amounts.map((amount) => {
    const payment = lesser(amount, left);
    left -= payment;
    return payment;
  });
};

const setOwed = (
  draft: Draft<Chain>,
  from: ChannelAddress,
  party: Address,
  change: bigint,
  first = 0,
): void => {
  const entry = draft.outcomes[from]!.find((entry, i) => i >= first && entry.destination === party);
  if (entry) entry.amount += change;
};

/** The guarantee that was reclaimed, and the amounts of its virtual channel before. */
const facts = ({ outcomes }: Chain, { from, index }: ActionOf<'reclaim'>) => {
  const guarantee = outcomes[from]?.[index];
  if (guarantee?.type !== 'guarantee') throw new Error('no guarantee was reclaimed');
  const [first, second] = outcomes[guarantee.destination] ?? [];
  return { ...guarantee, first: first?.amount ?? 0n, second: second?.amount ?? 0n };
};

/** The effects of a reclaim as far as they are possible at all. */
const dissolve = (draft: Draft<Chain>, action: ActionOf<'reclaim'>): void => {
  const entries = draft.outcomes[action.from];
  const guarantee = entries?.[action.index];
  if (!entries || guarantee?.type !== 'guarantee') return;
  const { left, right, destination } = guarantee;
  const [first, second] = draft.outcomes[destination] ?? [];
  const [toLeft, toRight] = [first?.amount ?? 0n, second?.amount ?? 0n];
  entries.splice(action.index, 1);
  setOwed(draft, action.from, left, toLeft);
  setOwed(draft, action.from, right, toRight);
};

const withoutPremises: readonly LedgerMutant[] = [
  {
    id: 'deposit-of-less-than-nothing',
    wrong: 'A deposit of a negative amount takes coins out of a channel.',
    leavesOut: 'deposit NegativeAmount',
    rules: inSpiteOf('deposit', 'NegativeAmount', (draft, { to, amount }) => {
      pay(draft, to, amount);
      draft.deposited += amount;
    }),
    caughtBy: sentence('nothing-is-negative'),
  },
  {
    id: 'deposit-to-a-participant',
    wrong: 'A deposit to a participant is held for it, and nobody can take it out.',
    leavesOut: 'deposit NotAChannel',
    rules: inSpiteOf('deposit', 'NotAChannel', (draft, { to, amount }) => {
      draft.holdings[to as ChannelAddress] = (draft.holdings[to as ChannelAddress] ?? 0n) + amount;
      draft.deposited += amount;
    }),
    caughtBy: sentence('participants-hold-nothing'),
  },
  {
    id: 'outcome-of-a-participant',
    wrong: 'An outcome can be finalized for a participant.',
    leavesOut: 'finalize NotAChannel',
    rules: inSpiteOf('finalize', 'NotAChannel', (draft, { channel, outcome }) => {
      draft.outcomes[channel] = [...outcome] as Draft<Chain>['outcomes'][ChannelAddress];
    }),
    caughtBy: sentence('participants-hold-nothing'),
  },
  {
    id: 'second-finalization',
    wrong: 'A second finalization brings back debts that were paid.',
    leavesOut: 'finalize AlreadyFinalized',
    rules: inSpiteOf('finalize', 'AlreadyFinalized', (draft, { channel, outcome }) => {
      draft.outcomes[channel] = [...outcome] as Draft<Chain>['outcomes'][ChannelAddress];
    }),
    caughtBy: sentence('one-outcome-for-ever'),
  },
  {
    id: 'negative-debt',
    wrong: 'An outcome that owes a negative amount can be finalized.',
    leavesOut: 'finalize NegativeDebt',
    rules: inSpiteOf('finalize', 'NegativeDebt', (draft, { channel, outcome }) => {
      draft.outcomes[channel] = [...outcome] as Draft<Chain>['outcomes'][ChannelAddress];
    }),
    caughtBy: sentence('nothing-is-negative'),
  },
  {
    id: 'indices-in-any-order',
    wrong: 'An index can be listed twice, or a later one first.',
    leavesOut: 'transfer NotIncreasing',
    rules: insteadOf('transfer', (chain, { from, indices }) =>
      ledgers(chain, {
        type: 'transfer',
        from,
        indices: [...new Set(indices)].toSorted((a, b) => a - b),
      }),
    ),
    caughtBy: sentence('indices-are-increasing'),
  },
  {
    id: 'transfer-before-the-end',
    wrong: 'A transfer from a channel without a finalized outcome succeeds and does nothing.',
    leavesOut: 'transfer NotFinalized from',
    rules: inSpiteOf('transfer', 'NotFinalized', () => {}),
    caughtBy: refusal('NotFinalized'),
  },
  {
    id: 'transfer-of-a-guarantee',
    wrong: 'A guarantee is paid out to its virtual channel as if it were a simple entry.',
    leavesOut: 'transfer NotSimple from',
    rules: insteadOf('transfer', (chain, action) => {
      const step = ledgers(chain, action);
      return step.status === 'rejected' && step.reason.code === 'NotSimple'
        ? paid(chain, action, rightly)
        : step;
    }),
    caughtBy: sentence('guarantees-are-only-reclaimed'),
  },
  {
    id: 'reclaim-before-the-end',
    wrong: 'A guarantee is reclaimed in a ledger, or for a virtual channel, without a finalized outcome.',
    leavesOut: 'reclaim NotFinalized from',
    rules: inSpiteOf('reclaim', 'NotFinalized', () => {}),
    caughtBy: refusal('NotFinalized'),
  },
  {
    id: 'reclaim-before-the-target',
    wrong: 'A guarantee for a virtual channel without a finalized outcome is dissolved into nothing.',
    leavesOut: 'reclaim NotFinalized target',
    rules: inSpiteOf('reclaim', 'NotFinalized', dissolve),
    caughtBy: sentence('a-debt-is-paid-or-moved'),
  },
  {
    id: 'reclaim-of-nothing',
    wrong: 'A reclaim at an index beyond the last entry succeeds and does nothing.',
    leavesOut: 'reclaim NoSuchEntry from',
    rules: inSpiteOf('reclaim', 'NoSuchEntry', () => {}),
    caughtBy: refusal('NoSuchEntry'),
  },
  {
    id: 'reclaim-of-a-simple-entry',
    wrong: 'A reclaim removes a simple entry.',
    leavesOut: 'reclaim NotAGuarantee from',
    rules: inSpiteOf('reclaim', 'NotAGuarantee', (draft, { from, index }) => {
      draft.outcomes[from]!.splice(index, 1);
    }),
    caughtBy: sentence('a-reclaim-owes-the-left'),
  },
  {
    id: 'reclaim-by-half',
    wrong: 'An amount that the virtual channel does not have counts as zero.',
    leavesOut: 'reclaim NotBetweenTwo target',
    rules: inSpiteOf('reclaim', 'NotBetweenTwo', dissolve),
    caughtBy: refusal('NotBetweenTwo'),
  },
  {
    id: 'reclaim-for-a-stranger',
    wrong: 'What belongs to a neighbour without an entry in the ledger is forgotten.',
    leavesOut: 'reclaim NotInLedger from',
    rules: inSpiteOf('reclaim', 'NotInLedger', dissolve),
    caughtBy: sentence('a-debt-is-paid-or-moved'),
  },
  {
    id: 'reclaim-of-another-amount',
    wrong: 'A virtual channel may end with more or less than was set aside for it.',
    leavesOut: 'reclaim OtherAmount target',
    rules: inSpiteOf('reclaim', 'OtherAmount', dissolve),
    caughtBy: sentence('a-debt-is-paid-or-moved'),
  },
];

const withoutEffects: readonly LedgerMutant[] = [
  {
    id: 'deposit-without-coins-held',
    wrong: 'Coins are sent in, and no channel holds them.',
    leavesOut: 'deposit effect 1',
    rules: amended('deposit', (draft, { to, amount }) => take(draft, to as ChannelAddress, amount)),
    caughtBy: sentence('a-deposit-is-held'),
  },
  {
    id: 'deposit-without-coins-sent',
    wrong: 'A channel holds more, and no coins came in.',
    leavesOut: 'deposit effect 2',
    rules: amended('deposit', (draft, { amount }) => {
      draft.deposited -= amount;
    }),
    caughtBy: sentence('a-deposit-is-counted'),
  },
  {
    id: 'finalization-without-outcome',
    wrong: 'A finalization succeeds and stores nothing.',
    leavesOut: 'finalize effect 1',
    rules: amended('finalize', (draft, { channel }) => {
      delete draft.outcomes[channel];
    }),
    caughtBy: sentence('a-finalization-stores'),
  },
  {
    id: 'transfer-without-taking',
    wrong: 'A transfer pays coins that stay in the ledger.',
    leavesOut: 'transfer effect 1',
    rules: amended('transfer', (draft, { from, indices }, before) =>
      take(draft, from, -sum(rightly(before.outcomes[from]!, reclaim.heldBy(before, from), indices))),
    ),
    caughtBy: sentence('a-transfer-takes'),
  },
  {
    id: 'transfer-without-paying',
    wrong: 'A transfer takes coins from the ledger and pays nobody.',
    leavesOut: 'transfer effect 2',
    rules: amended('transfer', (draft, { from, indices }, before) => {
      const outcome = before.outcomes[from]!;
      for (const [i, amount] of rightly(outcome, reclaim.heldBy(before, from), indices).entries())
        pay(draft, outcome[i]!.destination, -amount);
    }),
    caughtBy: sentence('a-transfer-pays'),
  },
  {
    id: 'transfer-without-settling',
    wrong: 'A debt is owed again after a transfer has paid it.',
    leavesOut: 'transfer effect 3',
    rules: amended('transfer', (draft, { from }, before) => {
      for (const [i, { amount }] of before.outcomes[from]!.entries())
        draft.outcomes[from]![i]!.amount = amount;
    }),
    caughtBy: sentence('a-transfer-settles'),
  },
  {
    id: 'reclaim-without-the-left',
    wrong: 'The left neighbour is not owed what the virtual channel owes to its first participant.',
    leavesOut: 'reclaim effect 1',
    rules: amended('reclaim', (draft, action, before) => {
      const { left, first } = facts(before, action);
      setOwed(draft, action.from, left, -first);
    }),
    caughtBy: sentence('a-reclaim-owes-the-left'),
  },
  {
    id: 'reclaim-without-the-right',
    wrong: 'The right neighbour is not owed what the virtual channel owes to its last participant.',
    leavesOut: 'reclaim effect 2',
    rules: amended('reclaim', (draft, action, before) => {
      const { right, second } = facts(before, action);
      setOwed(draft, action.from, right, -second);
    }),
    caughtBy: sentence('a-reclaim-owes-the-right'),
  },
  {
    id: 'reclaim-that-keeps-the-guarantee',
    wrong: 'A guarantee can be reclaimed again and again.',
    leavesOut: 'reclaim effect 3',
    rules: amended('reclaim', (draft, { from, index }, before) => {
      draft.outcomes[from]!.splice(index, 0, { ...before.outcomes[from]![index]! });
    }),
    caughtBy: sentence('a-reclaim-removes-the-guarantee'),
  },
];

const wrongTransfers: readonly LedgerMutant[] = [
  {
    id: 'guarantee-looked-for-in-the-wrong-place',
    wrong: 'Whether an entry is a guarantee is looked up at its place in the list of indices.',
    rules: insteadOf('transfer', (chain, action) => {
      const outcome = chain.outcomes[action.from] ?? [];
      const step = ledgers(chain, action);
      if (step.status === 'rejected' && step.reason.code !== 'NotSimple') return step;
      const listed = [...outcome.keys()].filter((index) => isListed(action.indices, index));
      const wrong = listed.findIndex((_, place) => outcome[place]!.type === 'guarantee');
      return wrong < 0
        ? paid(chain, action, rightly)
        : { status: 'rejected', reason: { code: 'NotSimple', channel: action.from, index: listed[wrong]! } };
    }),
    caughtBy: sentence('guarantees-are-only-reclaimed'),
  },
  {
    id: 'transfer-without-priority',
    wrong: 'Only the listed entries count, and those before them are left out of account.',
    rules: paying((outcome, held, indices) =>
      inTurn(
        outcome.map(({ amount }, i) => (isListed(indices, i) ? amount : 0n)),
        held,
      ),
    ),
    caughtBy: sentence('priority-is-kept'),
  },
  {
    id: 'transfer-over-guarantees',
    wrong: 'What is set aside for virtual channels is paid to the entries after it.',
    rules: paying((outcome, held, indices) =>
      inTurn(
        outcome.map(({ type, amount }) => (type === 'simple' ? amount : 0n)),
        held,
      ).map((amount, i) => (isListed(indices, i) ? amount : 0n)),
    ),
    caughtBy: sentence('priority-is-kept'),
  },
  {
    id: 'last-entry-first',
    wrong: 'The last entry has the highest priority.',
    rules: paying((outcome, held, indices) =>
      inTurn(outcome.map(({ amount }) => amount).toReversed(), held)
        .toReversed()
        .map((amount, i) => (isListed(indices, i) ? amount : 0n)),
    ),
    caughtBy: sentence('priority-is-kept'),
  },
  {
    id: 'all-or-nothing',
    wrong: 'An entry that cannot be afforded in full is paid nothing.',
    rules: paying((outcome, held, indices) =>
      rightly(outcome, held, indices).map((most, i) => (most < outcome[i]!.amount ? 0n : most)),
    ),
    caughtBy: sentence('a-transfer-pays'),
  },
  {
    id: 'no-indices-mean-nothing',
    wrong: 'Without indices nobody is paid.',
    rules: paying((outcome, held, indices) =>
      rightly(outcome, held, indices).map((most) => (indices.length === 0 ? 0n : most)),
    ),
    caughtBy: sentence('a-transfer-pays'),
  },
  {
    id: 'the-first-listed-takes-it-all',
    wrong: 'The first listed entry is paid all that the ledger holds.',
    rules: paying((outcome, held, indices) => outcome.map((_, i) => (i === indices[0] ? held : 0n))),
    caughtBy: sentence('nothing-is-negative'),
  },
  {
    id: 'emptied-entries-dropped',
    wrong: 'An entry that is paid in full is dropped, and the indices after it change.',
    rules: amended('transfer', (draft, { from }) => {
      draft.outcomes[from] = draft.outcomes[from]!.filter(({ amount }) => amount > 0n);
    }),
    caughtBy: sentence('a-transfer-settles'),
  },
  {
    id: 'outcome-deleted-once-empty',
    wrong: 'A ledger whose debts are all paid can be finalized again.',
    rules: amended('transfer', (draft, { from }) => {
      if (draft.outcomes[from]!.every(({ amount }) => amount === 0n)) delete draft.outcomes[from];
    }),
    caughtBy: sentence('one-outcome-for-ever'),
  },
];

const wrongCoins: readonly LedgerMutant[] = [
  {
    id: 'paid-twice',
    wrong: 'The first listed entry is paid a second time, with coins of other channels.',
    rules: amended('transfer', (draft, { from, indices }, before) => {
      const [index = 0] = indices;
      const entry = before.outcomes[from]![index];
      if (entry) pay(draft, entry.destination, entry.amount);
    }),
    caughtBy: sentence('conservation'),
  },
  {
    id: 'paid-back',
    wrong: 'A reclaim takes back what its left neighbour was paid before, and puts it into the ledger.',
    rules: amended('reclaim', (draft, action, before) => {
      const { left } = facts(before, action);
      const back = (before.paid as Readonly<Record<Address, Coins>>)[left] ?? 0n;
      pay(draft, left, -back);
      take(draft, action.from, -back);
    }),
    caughtBy: sentence('paid-for-good'),
  },
];

const wrongReclaims: readonly LedgerMutant[] = [
  {
    id: 'left-and-right-exchanged',
    wrong: 'The left neighbour receives what belongs to the right one.',
    rules: amended('reclaim', (draft, action, before) => {
      const { left, right, first, second } = facts(before, action);
      setOwed(draft, action.from, left, second - first);
      setOwed(draft, action.from, right, first - second);
    }),
    caughtBy: sentence('a-reclaim-owes-the-left'),
  },
  {
    id: 'every-entry-of-a-neighbour',
    wrong: 'A neighbour that is listed twice is owed the amount twice.',
    rules: amended('reclaim', (draft, action, before) => {
      const { left, first } = facts(before, action);
      const entries = draft.outcomes[action.from]!;
      const place = entries.findIndex(({ destination }) => destination === left);
      setOwed(draft, action.from, left, first, place + 1);
    }),
    caughtBy: sentence('a-debt-is-paid-or-moved'),
  },
  {
    id: 'virtual-channel-settled',
    wrong: 'A reclaim empties the virtual channel, and nothing is left for the ledgers on the other hops.',
    rules: amended('reclaim', (draft, action, before) => {
      for (const entry of draft.outcomes[facts(before, action).destination] ?? []) entry.amount = 0n;
    }),
    caughtBy: sentence('only-the-named-ledger'),
  },
  {
    id: 'guarantee-left-at-zero',
    wrong: 'A reclaimed guarantee stays in its place, at zero.',
    rules: amended('reclaim', (draft, { from, index }, before) => {
      draft.outcomes[from]!.splice(index, 0, { ...before.outcomes[from]![index]!, amount: 0n });
    }),
    caughtBy: sentence('a-reclaim-removes-the-guarantee'),
  },
  {
    id: 'reclaim-pays-at-once',
    wrong: 'A reclaim pays the two neighbours out of the ledger, whatever comes before them.',
    rules: amended('reclaim', (draft, action, before) => {
      const { left, first } = facts(before, action);
      const payment = lesser(first, reclaim.heldBy(before, action.from));
      take(draft, action.from, payment);
      pay(draft, left, payment);
    }),
    caughtBy: sentence('a-reclaim-moves-no-coins'),
  },
  {
    id: 'coins-follow-the-guarantee',
    wrong: 'A reclaim moves the coins that were set aside into the virtual channel.',
    rules: amended('reclaim', (draft, action, before) => {
      const { destination, amount } = facts(before, action);
      const payment = lesser(amount, reclaim.heldBy(before, action.from));
      take(draft, action.from, payment);
      pay(draft, destination, payment);
    }),
    caughtBy: sentence('a-reclaim-moves-no-coins'),
  },
  {
    id: 'neighbours-put-at-the-end',
    wrong: 'What a reclaim owes is appended as new entries, with the lowest priority.',
    rules: amended('reclaim', (draft, action, before) => {
      const { left, right, first, second } = facts(before, action);
      setOwed(draft, action.from, left, -first);
      setOwed(draft, action.from, right, -second);
      draft.outcomes[action.from]!.push(reclaim.simple(left, first), reclaim.simple(right, second));
    }),
    caughtBy: sentence('a-reclaim-removes-the-guarantee'),
  },
];

export const mutants: readonly LedgerMutant[] = [
  ...withoutPremises,
  ...withoutEffects,
  ...wrongTransfers,
  ...wrongCoins,
  ...wrongReclaims,
];
