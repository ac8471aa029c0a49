/** The subject of challenges: how channels finalize on chain, with real signed states, call by call. */
import type { Subject } from '../subject.js';
import { withCalls } from './changed.js';
import { differing } from './differing.js';
import { example } from './example.js';
import { ingredients } from './ingredients.js';
import { encounterJson, schema } from './json.js';
import { loss } from './loss.js';
import { callsOf, startNotAsked, notAsked } from './profile.js';
import { nearby, sizeOf, smaller } from './smaller.js';
import { stateAt, step } from './step.js';
import type { ChallengeAction, Challenges } from './terms.js';
import { words } from './words.js';

/** Only what was done in the last operation's channel, and what let time pass. */
const shortened: NonNullable<Subject<Challenges>['abbreviated']> = ({ start, operations }, { operation }) => {
  const { action } = operation;
  const concerns = (other: ChallengeAction): boolean =>
    other.type === 'wait' || (action.type !== 'wait' && other.channel === action.channel);
  return { start, operations: operations.filter((one) => one === operation || concerns(one.action)) };
};

export const challenges: Subject<Challenges> = {
  name: 'challenges',
  rules: ['forceMove', 'respond', 'refute', 'alternativeRespond', 'checkpoint', 'conclude', 'wait'],
  ruleOf: ({ type }) => type,
  offered: (capabilities) => [...callsOf(capabilities), 'wait'],

  stateAt,
  step,
  differing,

  mentionedAtStart: ({ channels }) => Object.keys(channels),
  mentionedInAction: (action) => (action.type === 'wait' ? [] : [action.channel]),

  example,
  notAsked,
  startNotAsked,

  abbreviated: shortened,
  nearby,
  smaller,
  renamed: (trace) => withCalls(trace, (action) => action),
  sizeOf,
  ingredients,

  words,
  kind: 'challenges',
  json: encounterJson,
  schema,
  loss,
};
