/** The subject of payments: the rules of Nitro, compared operation by operation. */
import { isDeepStrictEqual } from 'node:util';
import { entriesOf, explain, networkOf, nitro, recordOf } from '../../spec/index.js';
import type { Subject } from '../subject.js';
import { example } from './example.js';
import { ingredients } from './ingredients.js';
import { encounterJson, schema } from './json.js';
import { nearby } from './nearby.js';
import { isExpressible, notAsked } from './profile.js';
import { renamed } from './renamed.js';
import { smaller } from './smaller.js';
import type { Payments } from './terms.js';
import { chainAt, mentionedAtStart, mentionedInAction, secondsSinceFinal, sizeOf } from './trace.js';
import { words } from './words.js';

export const payments: Subject<Payments> = {
  name: 'payments',
  rules: ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'],
  ruleOf: ({ type }) => type,

  stateAt: chainAt,
  step: (_, chain, { action }) => {
    const step = nitro(chain, action);
    if (step.status === 'applied') return { status: 'applied', state: step.chain };
    const { code } = step.reason;
    // The paper does not say whether a payment of nothing succeeds, only that it changes nothing.
    return { status: 'rejected', code, words: explain(step.reason), eitherWay: code === 'ZeroAmount' };
  },
  /** Entries that do not count make no difference. */
  differing: (expected, observed) => {
    const network = networkOf(observed);
    const parts: string[] = [];
    if (!isDeepStrictEqual(network.balances, networkOf(expected).balances)) parts.push('balances');
    if (!isDeepStrictEqual(network.outcomes, networkOf(expected).outcomes)) parts.push('outcomes');
    if (observed.held !== expected.deposited - expected.withdrawn) parts.push('coins held');
    return parts;
  },

  mentionedAtStart: (start, { specialAddresses }) => [...mentionedAtStart(start), ...specialAddresses],
  mentionedInAction,

  example,
  notAsked,
  isExpressible,

  abbreviated: ({ start, operations }, { before, operation: { action } }, { outcomes }) => ({
    start: {
      participants: start.participants,
      balances: before.balances,
      finalized: outcomes,
      challenged: recordOf(
        entriesOf(start.challenged).filter(([channel]) => outcomes[channel] === undefined),
      ),
    },
    operations: [{ action, seconds: Math.min(secondsSinceFinal({ start, operations }), 1) }],
  }),
  nearby,
  smaller,
  renamed: (trace, { specialAddresses }) => renamed(trace, specialAddresses),
  sizeOf,
  ingredients,

  words,
  kind: 'operations',
  json: encounterJson,
  schema,
};
