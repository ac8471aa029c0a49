/**
 * Ingredients: what is unusual in an example of payouts, besides what is unusual in one of payments.
 *
 * Some are not unusual at all, and tell causes apart that look alike: that a debt is paid in part, that it is the
 * last one, that a guarantee has an order of its own.
 */
import {
  countedEntries,
  type Address,
  type ChannelAddress,
  type Choice,
  type Entry,
} from '../../spec/index.js';
import { ingredients as paymentsIngredients } from '../payments/ingredients.js';
import type { Ingredient } from '../subject.js';
import { stateAt, stepOf } from './step.js';
import type { Action, Paid, Payouts, Trace } from './terms.js';

/** What the specification has before and after the last operation. */
const around = ({ start, operations }: Trace): { before: Paid; after: Paid; last: Action } => {
  let before = stateAt(start);
  let after = before;
  for (const { action } of operations) {
    before = after;
    const step = stepOf(before, action);
    if (step.status === 'applied') after = step.state;
  }
  return { before, after, last: operations.at(-1)!.action };
};

const sourceOf = (action: Action): ChannelAddress | undefined => {
  if (action.type === 'payOut') return action.from;
  return action.type === 'payClaims' ? action.guarantee : undefined;
};

/** Who is owed by the channel that pays, or by the target of a guarantee, and to what amount. */
const debtsOf = ({ outcomes }: Paid, action: Action): readonly Entry[] | undefined => {
  const source = sourceOf(action);
  const outcome = source === undefined ? undefined : outcomes[source];
  const debts = outcome?.type === 'guarantee' ? outcomes[outcome.target] : outcome;
  return debts?.type === 'allocation' ? countedEntries(debts.entries) : undefined;
};

const priorityOf = ({ outcomes }: Paid, action: Action): readonly Address[] | undefined => {
  const outcome = action.type === 'payClaims' ? outcomes[action.guarantee] : undefined;
  return outcome?.type === 'guarantee' ? outcome.priority : undefined;
};

/** What is asked for in the last operation, also by who calls back during it. */
const choicesIn = ({ start, operations }: Trace): readonly Choice[] => {
  const { action } = operations.at(-1)!;
  if (!('entries' in action)) return [];
  return [action.entries, ...(start.callsBack ? [start.callsBack.entries] : [])];
};

const isChosen = (trace: Trace, place: number): boolean =>
  choicesIn(trace).some((choice) => choice === 'all' || choice.includes(place));

const isMisplaced = (choice: Choice, count: number): boolean =>
  choice !== 'all' && choice.some((place, i) => place >= count || (i > 0 && place <= choice[i - 1]!));

const ordered = (addresses: readonly Address[], by: readonly Address[]): boolean => {
  const places = addresses.map((address) => by.indexOf(address)).filter((place) => place >= 0);
  return places.every((place, i) => i === 0 || places[i - 1]! <= place);
};

export const ingredients: Readonly<Record<string, Ingredient<Payouts>>> = {
  ...(paymentsIngredients as Readonly<Record<string, Ingredient<Payouts>>>),
  'unlisted-debt': {
    words: 'a claim for a debt that the guarantee does not list',
    isIn: (trace) => {
      const { before, last } = around(trace);
      const priority = priorityOf(before, last);
      const debts = debtsOf(before, last) ?? [];
      return (
        priority !== undefined &&
        debts.some(([to], place) => isChosen(trace, place) && !priority.includes(to))
      );
    },
  },
  'pays-itself': {
    words: 'a channel that pays itself',
    isIn: (trace) => {
      const { before, last } = around(trace);
      return (debtsOf(before, last) ?? []).some(([to]) => to === sourceOf(last));
    },
  },
  'calls-back': {
    words: 'a recipient that calls back while it is paid',
    isIn: ({ start }) => start.callsBack !== undefined,
  },
  misplaced: {
    words: 'places that are out of order, repeated, or beyond the last',
    isIn: (trace) => {
      const { before, after, last } = around(trace);
      const [first, again] = choicesIn(trace);
      return (
        (first !== undefined && isMisplaced(first, debtsOf(before, last)?.length ?? Infinity)) ||
        (again !== undefined && isMisplaced(again, debtsOf(after, last)?.length ?? Infinity))
      );
    },
  },
  'other-order': {
    words: 'a guarantee that pays in another order than its target owes',
    isIn: (trace) => {
      const { before, last } = around(trace);
      const debts = (debtsOf(before, last) ?? []).map(([to]) => to);
      return !ordered(priorityOf(before, last) ?? [], debts);
    },
  },
  'in-part': {
    words: 'a debt that is paid in part',
    isIn: (trace) => {
      const { before, after, last } = around(trace);
      const left = new Map(debtsOf(after, last));
      return (debtsOf(before, last) ?? []).some(([to, amount]) => {
        const still = left.get(to) ?? 0n;
        return still > 0n && still < amount;
      });
    },
  },
  emptied: {
    words: 'an outcome that owes nothing any more',
    isIn: (trace) => {
      const { before, after, last } = around(trace);
      if (last.type !== 'finalize') return debtsOf(after, last)?.length === 0;
      const outcome = before.outcomes[last.channel];
      return outcome?.type === 'allocation' && outcome.entries.length === 0;
    },
  },
};
