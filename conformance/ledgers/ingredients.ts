/**
 * Ingredients: what is unusual in an example. Of one made as small as possible, they are what the disagreement
 * cannot do without, and so its cause as far as the example shows it.
 */
import { sum, type Address, type reclaim } from '../../spec/index.js';
import type { Ingredient } from '../subject.js';
import type { Ledgers } from './terms.js';
import { amountsIn, entriesIn, outcomesIn, type Trace } from './trace.js';

type Outcome = reclaim.LedgerOutcome;

const outcomeOf = (trace: Trace, channel: Address): Outcome | undefined =>
  outcomesIn(trace).find(([other]) => other === channel)?.[1];

/** The entries that a transfer works through, and the indices it lists. */
const transfersIn = (trace: Trace) =>
  trace.operations.flatMap(({ action }) => {
    if (action.type !== 'transfer' && action.type !== 'payAll') return [];
    const outcome = outcomeOf(trace, action.from);
    return outcome ? [{ outcome, indices: action.type === 'payAll' ? [] : action.indices }] : [];
  });

/** Whether the guarantee at this place can be reclaimed once its virtual channel is finalized, as far as can be told. */
const fits = (trace: Trace, outcome: Outcome, place: number): boolean => {
  const guarantee = outcome[place]!;
  if (guarantee.type !== 'guarantee') return true;
  const others = new Set(outcome.filter((_, index) => index !== place).map(({ destination }) => destination));
  const reached = outcomeOf(trace, guarantee.destination);
  const sumFits =
    !reached ||
    (reached.length > 1 && sum(reached.slice(0, 2).map(({ amount }) => amount)) === guarantee.amount);
  return sumFits && others.has(guarantee.left) && others.has(guarantee.right);
};

const misfits = (trace: Trace): boolean =>
  outcomesIn(trace).some(([, outcome]) => outcome.some((_, place) => !fits(trace, outcome, place)));

/** By the name that a saved example has. */
export const ingredients: Readonly<Record<string, Ingredient<Ledgers>>> = {
  'guarantee-among-entries': {
    words: 'a transfer of listed entries from a ledger with a guarantee',
    isIn: (trace) =>
      transfersIn(trace).some(
        ({ outcome, indices }) => indices.length > 0 && outcome.some(({ type }) => type === 'guarantee'),
      ),
  },
  'misfit-guarantee': {
    words: 'a guarantee that does not fit its ledger or its virtual channel',
    isIn: misfits,
  },
  'paid-up': {
    words: 'a channel that paid everything it owed at once',
    isIn: ({ operations }) => operations.slice(0, -1).some(({ action }) => action.type === 'payAll'),
  },
  'empty-entry': {
    words: 'an entry that owes nothing',
    isIn: (trace) => entriesIn(trace).some(({ amount }) => amount === 0n),
  },
  'repeated-entry': {
    words: 'an outcome with two entries for one address',
    isIn: (trace) =>
      outcomesIn(trace).some(
        ([, outcome]) => new Set(outcome.map(({ destination }) => destination)).size < outcome.length,
      ),
  },
  'left-is-right': {
    words: 'a guarantee with one address for both of its parties',
    isIn: (trace) =>
      entriesIn(trace).some((entry) => entry.type === 'guarantee' && entry.left === entry.right),
  },
  'owes-itself': {
    words: 'a channel with an entry for itself',
    isIn: (trace) =>
      outcomesIn(trace).some(([channel, outcome]) =>
        outcome.some(({ destination }) => destination === channel),
      ),
  },
  'many-entries': {
    words: 'a virtual channel with more than two entries',
    isIn: (trace) =>
      entriesIn(trace).some(
        (entry) => entry.type === 'guarantee' && (outcomeOf(trace, entry.destination)?.length ?? 0) > 2,
      ),
  },
  'beyond-the-end': {
    words: 'an index beyond the last entry',
    isIn: (trace) =>
      transfersIn(trace).some(({ outcome, indices }) => indices.some((index) => index >= outcome.length)),
  },
  'calls-back': {
    words: 'a participant that calls back while it is paid',
    isIn: ({ start }) => start.callsBack !== undefined,
  },
  'largest-amount': {
    words: 'amounts near the largest there is',
    isIn: (trace, { maximumAmount }) =>
      maximumAmount !== undefined && amountsIn(trace).some((amount) => 2n * amount > maximumAmount),
  },
};
