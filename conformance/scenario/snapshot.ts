/**
 * Kind `snapshot`: what a player can make sure that an address holds, from its view of every channel.
 *
 * Outcomes that are on chain already can be given beside the balances. Where the search met its limit, the
 * answer is the two amounts that the value lies between.
 */
import * as v from 'valibot';
import {
  chainOf,
  explainFault,
  faultOf,
  promised,
  type ChannelAddress,
  type Outcome,
  type Status,
} from '../../spec/index.js';
import { kind } from './kind.js';
import {
  address,
  array,
  balances,
  byAddress,
  expected,
  object,
  outcome,
  outcomes,
  participantAddress,
  within,
} from './schema.js';

const names = ['universal', 'finalizable', 'enabled', 'sentNotReceived', 'notMine'] as const;

const named = (name: (typeof names)[number], outcomes: readonly Outcome[]): Status => {
  if (name === 'notMine') return { type: name };
  return name === 'universal' ? { type: name, outcome: outcomes[0]! } : { type: name, outcomes };
};

/**
 * `{"enabled": [Ω1, Ω2]}`; of a channel that is not the player's own, what is listed does not matter. With
 * `"challengeable": true` the others can make the player choose among its `finalizable` outcomes at any time.
 */
export const status = v.pipe(
  v.custom<string | Record<string, unknown>>(
    (value) => nameOf(value) !== undefined,
    expected(`a status: an object with one of ${names.map((name) => `"${name}"`).join(', ')}`),
  ),
  v.rawTransform(({ dataset, addIssue, NEVER }): Status => {
    const name = nameOf(dataset.value)!;
    if (name === 'notMine' || typeof dataset.value === 'string') return named('notMine', []);
    const listed = within(array(outcome), dataset.value, name, addIssue);
    if (listed === undefined) return NEVER;
    if (listed.length === 0 || (name === 'universal' && listed.length > 1)) {
      const what = name === 'universal' ? 'exactly one outcome' : 'at least one outcome';
      addIssue({ message: `expected ${what}, found ${listed.length}` });
      return NEVER;
    }
    const status = named(name, listed);
    if (status.type !== 'finalizable' || !Object.hasOwn(dataset.value, 'challengeable')) return status;
    const challengeable = within(yesOrNo, dataset.value, 'challengeable', addIssue);
    return challengeable === undefined ? NEVER : { ...status, challengeable };
  }),
);

const yesOrNo = v.boolean(expected('true or false'));

const nameOf = (value: unknown): (typeof names)[number] | undefined => {
  if (value === 'notMine') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [only, second] = names.filter((name) => Object.hasOwn(value, name));
  return second === undefined ? only : undefined;
};

const fields = object({
  player: participantAddress,
  target: address,
  balances,
  outcomes,
  statuses: v.optional(byAddress<ChannelAddress, typeof status>(status), {}),
});

/** A player, the address it wants coins for, and the player's view. */
export const snapshot = v.pipe(
  fields,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { player, target, balances, outcomes, statuses } = dataset.value;
    const view = { chain: chainOf([player], { balances, outcomes }), statuses };
    const fault = faultOf(view);
    if (!fault) return { player, view, target };
    addIssue({ message: explainFault(fault) });
    return NEVER;
  }),
);

export const snapshotKind = kind(snapshot, ({ view, target }) => {
  const result = promised(view, target);
  return {
    value:
      result.type === 'exact'
        ? String(result.value)
        : { least: String(result.least), most: String(result.most) },
  };
});
