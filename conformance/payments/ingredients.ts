/**
 * Ingredients: what is unusual in an example. Of one made as small as possible, they are what the disagreement
 * cannot do without, and so its cause as far as the example shows it.
 */
import { entriesOf, type Address, type Outcome } from '../../spec/index.js';
import type { Ingredient } from '../subject.js';
import type { AnyPayments } from './terms.js';
import {
  allOutcomes,
  amountsIn,
  mentionedAtStart,
  mentionedInAction,
  outcomesAt,
  secondsSinceFinal,
  type AnyTrace,
} from './trace.js';

const outcomeOf = (trace: AnyTrace, channel: Address): Outcome | undefined =>
  [...entriesOf<Address, Outcome>(outcomesAt(trace.start)), ...finalizedLater(trace)].findLast(
    ([finalized]) => finalized === channel,
  )?.[1];

const finalizedLater = ({ operations }: AnyTrace): (readonly [Address, Outcome])[] =>
  operations.flatMap(({ action }) =>
    action.type === 'finalize' ? [[action.channel, action.outcome] as const] : [],
  );

/** Who is paid first by what pays in this action. */
const firstInLine = (trace: AnyTrace, channel: Address): Address | undefined => {
  const outcome = outcomeOf(trace, channel);
  if (outcome?.type !== 'guarantee') return outcome?.entries[0]?.[0];
  const [first] = outcome.priority;
  return first ?? (outcome.target === channel ? undefined : firstInLine(trace, outcome.target));
};

const repeats = (addresses: readonly Address[]): boolean => new Set(addresses).size < addresses.length;

const isMentioned = ({ start, operations }: AnyTrace, address: Address): boolean =>
  mentionedAtStart(start).has(address) ||
  operations.some(({ action }) => mentionedInAction(action).includes(address));

/** By the name that a saved example has. */
export const ingredients: Readonly<Record<string, Ingredient<AnyPayments>>> = {
  'repeated-entry': {
    words: 'an allocation with two entries for one address',
    isIn: (trace) =>
      allOutcomes(trace).some(
        (outcome) => outcome.type === 'allocation' && repeats(outcome.entries.map(([to]) => to)),
      ),
  },
  'empty-entry': {
    words: 'an entry that owes nothing',
    isIn: (trace) =>
      allOutcomes(trace).some(
        (outcome) => outcome.type === 'allocation' && outcome.entries.some(([, amount]) => amount === 0n),
      ),
  },
  'repeated-listing': {
    words: 'a guarantee that lists an address twice',
    isIn: (trace) =>
      allOutcomes(trace).some((outcome) => outcome.type === 'guarantee' && repeats(outcome.priority)),
  },
  'unlisted-debt': {
    words: 'a claim for a debt that the guarantee does not list',
    isIn: (trace) =>
      trace.operations.some(({ action }) => {
        if (action.type !== 'claim') return false;
        const outcome = outcomeOf(trace, action.guarantee);
        return outcome?.type === 'guarantee' && !outcome.priority.includes(action.to);
      }),
  },
  'second-in-line': {
    words: 'a payment to somebody who is not the first to be paid',
    isIn: (trace) =>
      trace.operations.some(({ action }) => {
        if (action.type !== 'transfer' && action.type !== 'claim') return false;
        const source = action.type === 'transfer' ? action.from : action.guarantee;
        return action.amount > 0n && firstInLine(trace, source) !== action.to;
      }),
  },
  'out-of-a-guarantee': {
    words: 'a transfer out of a guarantee',
    isIn: (trace) =>
      trace.operations.some(
        ({ action }) => action.type === 'transfer' && outcomeOf(trace, action.from)?.type === 'guarantee',
      ),
  },
  'running-challenge': {
    words: 'an outcome that is on chain and not final, because its challenge is still running',
    isIn: ({ start }) => Object.keys(start.challenged).length > 0,
  },
  'same-second': {
    words: 'an operation in the very second in which the outcome became final',
    isIn: (trace) => secondsSinceFinal(trace) === 0,
  },
  'special-address': {
    words: 'an address that has no channel and no key, such as zero',
    isIn: (trace, { specialAddresses }) => specialAddresses.some((special) => isMentioned(trace, special)),
  },
  'pays-itself': {
    words: 'a channel that pays itself',
    isIn: ({ operations }) =>
      operations.some(
        ({ action }) =>
          (action.type === 'transfer' && action.from === action.to) ||
          (action.type === 'claim' && action.guarantee === action.to),
      ),
  },
  'guaranteed-guarantee': {
    words: 'a guarantee whose target is a guarantee',
    isIn: (trace) =>
      allOutcomes(trace).some(
        (outcome) => outcome.type === 'guarantee' && outcomeOf(trace, outcome.target)?.type === 'guarantee',
      ),
  },
  'largest-amount': {
    words: 'amounts near the largest there is',
    isIn: (trace, { maximumAmount }) =>
      maximumAmount !== undefined && amountsIn(trace).some((amount) => 2n * amount > maximumAmount),
  },
};
