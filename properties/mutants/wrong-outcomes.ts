/** Outcomes that are stored, changed or forgotten in a wrong way. */
import {
  allocation,
  countedEntries,
  keysOf,
  owed,
  sum,
  type Address,
  type Chain,
  type ChannelAddress,
  type Entry,
  type Finalize,
} from '../../spec/index.js';
import { credit, debit } from '../../spec/modelling/chain.js';
import { settle } from '../../spec/turbo/settle.js';
import { castDraft, type Draft } from 'immer';
import { amended, insteadOf } from './deviate.js';
import { invariant, type Mutant } from './mutant.js';

/** Finalizes other entries than those of the outcome that was reached. */
const withEntries = (wrongly: (entries: readonly Entry[]) => readonly Entry[]) =>
  insteadOf('finalize', ({ outcome, ...finalize }): Finalize => ({
    ...finalize,
    outcome: outcome.type === 'allocation' ? allocation(...wrongly(outcome.entries)) : outcome,
  }));

const debtsOf = ({ outcomes }: Chain | Draft<Chain>, channel: ChannelAddress): readonly Entry[] => {
  const outcome = outcomes[channel];
  return outcome?.type === 'allocation' ? outcome.entries : [];
};

const setDebts = (draft: Draft<Chain>, channel: ChannelAddress, entries: readonly Entry[]): void => {
  draft.outcomes[channel] = castDraft(allocation(...entries));
};

export const wrongOutcomes: readonly Mutant[] = [
  {
    id: 'duplicates-add-up',
    wrong: 'The entries of an allocation for the same address are added up.',
    rules: withEntries((entries) =>
      countedEntries(entries).map(([to]): Entry => [
        to,
        sum(entries.filter(([other]) => other === to).map(([, amount]) => amount)),
      ]),
    ),
    caughtBy: invariant('outcomes-come-from-finalization'),
  },
  {
    id: 'last-duplicate-counts',
    wrong: 'Of the entries of an allocation for the same address the last counts.',
    rules: withEntries((entries) => countedEntries(entries.toReversed()).toReversed()),
    caughtBy: invariant('outcomes-come-from-finalization'),
  },
  {
    id: 'zero-hides-nothing',
    wrong: 'An entry of zero is dropped before later entries for its address are, so that these count.',
    rules: withEntries((entries) => entries.filter(([, amount]) => amount !== 0n)),
    caughtBy: invariant('outcomes-come-from-finalization'),
  },
  {
    id: 'duplicates-are-kept',
    wrong: 'All entries of an allocation are stored, also those that do not count.',
    rules: amended('finalize', (draft, { channel, outcome }) => {
      draft.outcomes[channel] = castDraft(outcome);
    }),
    caughtBy: invariant('well-formed-outcomes'),
  },
  {
    id: 'paid-debts-are-kept',
    wrong: 'A debt that a transfer paid in full stays in the outcome, as an entry of zero.',
    rules: amended('transfer', (draft, { from }, before) => {
      const left = debtsOf(draft, from);
      setDebts(
        draft,
        from,
        debtsOf(before, from).map(([to]): Entry => [to, owed(left, to)]),
      );
    }),
    caughtBy: invariant('well-formed-outcomes'),
  },
  {
    id: 'paid-outcome-is-forgotten',
    wrong: 'A channel that has paid all its debts has no outcome any more, and can be finalized again.',
    rules: amended('transfer', (draft, { from }) => {
      if (debtsOf(draft, from).length === 0) delete draft.outcomes[from];
    }),
    caughtBy: invariant('one-outcome-for-ever'),
  },
  {
    id: 'paid-last-in-line',
    wrong: 'A debt that was paid in part goes to the end of the priority order.',
    rules: amended('transfer', (draft, { from, to }) => {
      const paid = ([other]: Entry): boolean => other === to;
      const entries = debtsOf(draft, from);
      setDebts(draft, from, [...entries.filter((entry) => !paid(entry)), ...entries.filter(paid)]);
    }),
    caughtBy: invariant('one-outcome-for-ever'),
  },
  {
    id: 'debt-grows-with-payment',
    wrong: 'A claim adds to the debt of the target what it should take off.',
    rules: amended('claim', (draft, { guarantee: by, to, amount }, before) => {
      const outcome = before.outcomes[by];
      if (outcome?.type !== 'guarantee') return;
      const entries = debtsOf(before, outcome.target);
      setDebts(
        draft,
        outcome.target,
        entries.map(([other, debt]): Entry => [other, other === to ? debt + amount : debt]),
      );
    }),
    caughtBy: invariant('debts-never-grow'),
  },
  {
    id: 'guarantee-is-used-up',
    wrong: 'A guarantee is forgotten after the first claim, with whatever it still holds.',
    rules: amended('claim', (draft, { guarantee: by }) => {
      delete draft.outcomes[by];
    }),
    caughtBy: invariant('one-outcome-for-ever'),
  },
  {
    id: 'claim-settles-every-debt',
    wrong: 'A claim also reduces what other channels owe to whom it pays.',
    rules: amended('claim', (draft, { guarantee: by, to, amount }, before) => {
      const outcome = before.outcomes[by];
      for (const channel of keysOf(before.outcomes))
        if (
          outcome?.type === 'guarantee' &&
          channel !== outcome.target &&
          owed(debtsOf(before, channel), to) >= amount
        )
          settle(draft, channel, to, amount);
    }),
    caughtBy: invariant('operations-keep-to-what-they-name'),
  },
  {
    id: 'finalization-pays',
    wrong: 'A channel pays its first debt as soon as it is finalized.',
    rules: amended('finalize', (draft, { channel }, before) => {
      const [first] = debtsOf(draft, channel);
      const funds = before.balances[channel as Address] ?? 0n;
      if (!first || first[1] > funds) return;
      debit(draft, channel, first[1]);
      credit(draft, ...first);
      settle(draft, channel, ...first);
    }),
    caughtBy: invariant('outcomes-come-from-finalization'),
  },
  {
    id: 'guarantee-finalizes-its-target',
    wrong: 'The finalization of a guarantee gives its target an empty outcome, if it has none.',
    rules: amended('finalize', (draft, { outcome }, before) => {
      if (outcome.type === 'guarantee' && before.outcomes[outcome.target] === undefined)
        setDebts(draft, outcome.target, []);
    }),
    caughtBy: invariant('outcomes-come-from-finalization'),
  },
];
