/** The subject of payouts: the rules of Nitro as contracts after the first generation offer them. */
import { isDeepStrictEqual } from 'node:util';
import { networkOf } from '../../spec/index.js';
import { abbreviated } from '../payments/abbreviated.js';
import { nearby } from '../payments/nearby.js';
import { renamed } from '../payments/renamed.js';
import { mentionedAtStart, mentionedInAction, sizeOf, type AnyTrace } from '../payments/trace.js';
import type { Subject } from '../subject.js';
import { loss } from './aftermath.js';
import { example } from './example.js';
import { ingredients } from './ingredients.js';
import { encounterJson, schema } from './json.js';
import { startNotAsked, notAsked } from './profile.js';
import { networkWith, stateAt, stepOf } from './step.js';
import type { Action, Payouts, Trace } from './terms.js';
import { smaller } from './smaller.js';
import { words } from './words.js';

/** The paper's names of the rules, whatever the contracts call them. */
const rules: Readonly<Record<Action['type'], string>> = {
  depositExpecting: 'deposit',
  finalize: 'finalize',
  payOut: 'transfer',
  payClaims: 'claim',
};

/** A trace with less in it, or with other names, has no operations of another kind. */
const payoutsOf = (trace: AnyTrace): Trace => trace as Trace;

export const payouts: Subject<Payouts> = {
  name: 'payouts',
  rules: Object.values(rules),
  ruleOf: ({ type }) => rules[type],
  offered: ({ operations }) => operations.map((type) => rules[type]),

  stateAt,
  step: (_, state, { action }) => stepOf(state, action),
  /** Entries that do not count make no difference. */
  differing: (expected, observed) => {
    const [is, ought] = [networkOf(observed), networkWith(expected, expected.received)];
    const parts: string[] = [];
    if (!isDeepStrictEqual(is.balances, ought.balances)) parts.push('balances');
    if (!isDeepStrictEqual(is.outcomes, ought.outcomes)) parts.push('outcomes');
    if (parts.includes('balances')) return parts; // then the coins held are others too
    if (observed.held !== expected.deposited - expected.withdrawn) parts.push('coins held');
    return parts;
  },

  mentionedAtStart: (start, { specialAddresses }) => [...mentionedAtStart(start), ...specialAddresses],
  mentionedInAction,

  example,
  notAsked,
  startNotAsked,

  abbreviated: (...disagreement) => payoutsOf(abbreviated(...disagreement)),
  nearby: (trace) => payoutsOf(nearby(trace)),
  smaller,
  renamed: (trace, { specialAddresses }) => payoutsOf(renamed(trace, specialAddresses)),
  sizeOf,
  ingredients,

  words,
  kind: 'payouts',
  json: encounterJson,
  schema,
  loss,
};
