/** The subject of ledgers: the rules of transfer by indices and reclaim, compared operation by operation. */
import { isDeepStrictEqual } from 'node:util';
import { entriesOf, recordOf, sum, type Coins } from '../../spec/index.js';
import type { Subject } from '../subject.js';
import { example } from './example.js';
import { ingredients } from './ingredients.js';
import { encounterJson, schema } from './json.js';
import { loss } from './loss.js';
import { nearby } from './nearby.js';
import { startNotAsked, notAsked } from './profile.js';
import { renamed } from './renamed.js';
import { smaller } from './smaller.js';
import { stateAt, stepOf } from './step.js';
import type { Ledgers } from './terms.js';
import { mentionedAtStart, mentionedInAction, sizeOf, withoutZeros } from './trace.js';
import { words } from './words.js';

export const ledgers: Subject<Ledgers> = {
  name: 'ledgers',
  rules: ['deposit', 'finalize', 'transfer', 'reclaim', 'payAll'],
  ruleOf: ({ type }) => type,
  offered: ({ operations }) => operations,

  stateAt,
  step: (_, state, { action }) => stepOf(state, action),
  /** Entries are compared one for one: their places are what the operations name them by. */
  differing: (expected, observed) => {
    const parts: string[] = [];
    const same = (one: Readonly<Record<string, Coins>>, other: Readonly<Record<string, Coins>>) =>
      isDeepStrictEqual(withoutZeros(one), withoutZeros(other));
    if (!same(expected.holdings, observed.holdings)) parts.push('holdings');
    if (!same(expected.paid, observed.paid)) parts.push('payments');
    if (!isDeepStrictEqual(recordOf(entriesOf(expected.outcomes)), recordOf(entriesOf(observed.outcomes))))
      parts.push('outcomes');
    if (observed.held !== sum(Object.values<Coins>(expected.holdings))) parts.push('coins held');
    return parts;
  },

  mentionedAtStart,
  mentionedInAction,

  example,
  notAsked,
  startNotAsked,

  abbreviated: ({ start }, { before, operation: { action } }) => ({
    start: { ...start, holdings: before.holdings, outcomes: before.outcomes },
    operations: [{ action, seconds: 1 }],
  }),
  nearby,
  smaller,
  renamed,
  sizeOf,
  ingredients,

  words,
  kind: 'ledgers',
  json: encounterJson,
  schema,
  loss,
};
