/** JSON: the data of the specification as scenarios write it. Amounts are decimal strings, zeros are left out. */
import {
  entriesOf,
  type Address,
  type Balances,
  type ChannelAddress,
  type Coins,
  type Network,
  type NitroAction,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object that takes every key as it is, even `__proto__`. */
export const objectOf = (pairs: Iterable<readonly [string, Json]>): Json => Object.fromEntries(pairs);

export const balancesJson = (balances: Balances): Json =>
  objectOf(
    entriesOf<Address, Coins>(balances)
      .filter(([, amount]) => amount !== 0n)
      .map(([address, amount]) => [address, String(amount)]),
  );

export const outcomeJson = (outcome: Outcome): Json =>
  outcome.type === 'allocation'
    ? { type: 'allocation', entries: outcome.entries.map(([to, amount]) => [to, String(amount)]) }
    : { type: 'guarantee', target: outcome.target, priority: outcome.priority };

export const outcomesJson = (outcomes: Outcomes): Json =>
  objectOf(
    entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => [channel, outcomeJson(outcome)]),
  );

export const networkJson = ({ balances, outcomes }: Network): { balances: Json; outcomes: Json } => ({
  balances: balancesJson(balances),
  outcomes: outcomesJson(outcomes),
});

export const operationJson = (action: NitroAction): Json => {
  const { type, ...fields } = action;
  const written = Object.entries(fields).map(([key, value]): [string, Json] => [
    key,
    typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value : outcomeJson(value),
  ]);
  return objectOf([['op', type], ...written]);
};
