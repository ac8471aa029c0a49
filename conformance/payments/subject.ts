/** The subject of payments: the rules of Nitro, compared operation by operation. */
import { isDeepStrictEqual } from 'node:util';
import { explain, networkOf, nitro } from '../../spec/index.js';
import type { Subject, Trace } from '../subject.js';
import { abbreviated } from './abbreviated.js';
import { loss } from './aftermath.js';
import { example } from './example.js';
import { ingredients } from './ingredients.js';
import { encounterJson, schema } from './json.js';
import { nearby } from './nearby.js';
import { startNotAsked, notAsked } from './profile.js';
import { renamed } from './renamed.js';
import { smaller } from './smaller.js';
import type { Payments } from './terms.js';
import { chainAt, mentionedAtStart, mentionedInAction, sizeOf, type AnyTrace } from './trace.js';
import { words } from './words.js';

/** A trace with less in it, or with other names, has no operations of another kind. */
const papers = (trace: AnyTrace): Trace<Payments> => trace as Trace<Payments>;

export const payments: Subject<Payments> = {
  name: 'payments',
  rules: ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'],
  ruleOf: ({ type }) => type,
  offered: ({ operations }) => operations,

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
  startNotAsked,

  abbreviated: (...disagreement) => papers(abbreviated(...disagreement)),
  nearby: (trace) => papers(nearby(trace)),
  smaller: (trace) => smaller(trace) as Iterable<Trace<Payments>>,
  renamed: (trace, { specialAddresses }) => papers(renamed(trace, specialAddresses)),
  sizeOf,
  ingredients,

  words,
  kind: 'operations',
  json: encounterJson,
  schema,
  loss,
};
