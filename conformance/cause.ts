/**
 * Causes: what makes the two sides disagree, as far as an example shows it.
 *
 * The symptom is which operation goes wrong, and how. The ingredients are what is unusual in the example; of
 * an example made as small as possible, they are what the disagreement cannot do without.
 */
import { match } from 'ts-pattern';
import { entriesOf, type Address, type Coins, type NitroAction, type Outcome } from '../spec/index.js';
import type { Capabilities } from './implementation.js';
import type { Meeting } from './meeting.js';
import { mentioned, outcomesAt, secondsSinceFinal, type Trace } from './trace.js';

export interface Symptom {
  readonly operation: NitroAction['type'];
  readonly verdict: 'refusal' | 'acceptance' | 'difference';
  /** Why the refusing side refuses, or in what the states differ. */
  readonly detail: string;
}

export const symptomOf = ({ operation, disagreement }: Meeting): Symptom | undefined =>
  disagreement && {
    operation: operation.action.type,
    verdict: disagreement.verdict,
    detail: match(disagreement)
      .with({ verdict: 'refusal' }, ({ reason }) => reason)
      .with({ verdict: 'acceptance' }, ({ because }) => because)
      .with({ verdict: 'difference' }, ({ parts }) => parts.join(', '))
      .exhaustive(),
  };

export const sameSymptom = (one: Symptom, other: Symptom): boolean => symptomText(one) === symptomText(other);

/** The symptom in words; different symptoms read differently. */
export const symptomText = ({ operation, verdict, detail }: Symptom): string =>
  match(verdict)
    .with('refusal', () => `refuses a ${operation} that is due: ${detail}`)
    .with('acceptance', () => `applies a ${operation} that is not: ${detail}`)
    .with('difference', () => `${operation} ends in other ${detail}`)
    .exhaustive();

interface Ingredient {
  readonly words: string;
  readonly isIn: (trace: Trace, capabilities: Capabilities) => boolean;
}

const allOutcomes = ({ start, operations }: Trace): Outcome[] => [
  ...Object.values(outcomesAt(start)),
  ...operations.flatMap(({ action }) => (action.type === 'finalize' ? [action.outcome] : [])),
];

const outcomeOf = (trace: Trace, channel: Address): Outcome | undefined =>
  [...entriesOf<Address, Outcome>(outcomesAt(trace.start)), ...finalizedLater(trace)].findLast(
    ([finalized]) => finalized === channel,
  )?.[1];

const finalizedLater = ({ operations }: Trace): (readonly [Address, Outcome])[] =>
  operations.flatMap(({ action }) =>
    action.type === 'finalize' ? [[action.channel, action.outcome] as const] : [],
  );

const repeats = (addresses: readonly Address[]): boolean => new Set(addresses).size < addresses.length;

const amountsIn = (trace: Trace): Coins[] => [
  ...Object.values<Coins>(trace.start.balances),
  ...allOutcomes(trace).flatMap((outcome) =>
    outcome.type === 'allocation' ? outcome.entries.map(([, amount]) => amount) : [],
  ),
  ...trace.operations.flatMap(({ action }) => (action.type === 'finalize' ? [] : [action.amount])),
];

/** By the name that a saved example has. */
export const ingredients: Readonly<Record<string, Ingredient>> = {
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
    isIn: (trace, { specialAddresses }) => specialAddresses.some((special) => mentioned(trace).has(special)),
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

export const ingredientsOf = (trace: Trace, capabilities: Capabilities): readonly string[] =>
  Object.keys(ingredients).filter((name) => ingredients[name]!.isIn(trace, capabilities));
