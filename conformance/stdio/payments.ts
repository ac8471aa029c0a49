/** Payments in messages: what scenarios of kind `operations` are made of, in the same form. */
import * as v from 'valibot';
import {
  entriesOf,
  type Address,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import { payments, type Payments } from '../payments/index.js';
import { balancesJson, objectOf, operationJson, outcomeJson } from '../scenario/json.js';
import {
  address,
  amount,
  array,
  byAddress,
  expected,
  object,
  oneOf,
  outcomeWith,
  signedAmount,
} from '../scenario/schema.js';
import type { Wire } from './wire.js';

type OperationName = NitroAction['type'];

const operations = [
  'deposit',
  'withdraw',
  'finalize',
  'transfer',
  'claim',
] as const satisfies readonly OperationName[];

const flag = v.optional(v.boolean(expected('true or false')), false);

const capabilities = {
  operations: array(oneOf(operations)),
  finalizesUnconditionally: flag,
  clock: flag,
  maximumAmount: v.optional(amount),
  specialAddresses: v.optional(array(address), []),
};

const known = Object.keys(capabilities).join(', ');

const outcome = outcomeWith(signedAmount);

const outcomesJson = (outcomes: Outcomes) =>
  objectOf(
    entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, each]) => [channel, outcomeJson(each)]),
  );

export const paymentsWire: Wire<Payments> = {
  subject: payments,
  capabilities: v.pipe(
    v.strictObject(capabilities, (issue) => {
      if (issue.expected === 'never') return `unknown capability ${issue.received}, known are ${known}`;
      return issue.expected === 'Object' ? expected('an object')(issue) : `${issue.expected} is missing`;
    }),
    v.transform(({ maximumAmount, ...others }) => ({
      ...others,
      ...(maximumAmount !== undefined && { maximumAmount }),
    })),
  ),
  start: ({ participants, balances, finalized, challenged }) => ({
    participants,
    balances: balancesJson(balances),
    finalized: outcomesJson(finalized),
    challenged: outcomesJson(challenged),
  }),
  action: operationJson,
  // A balance below zero is no mistake of the message: it disagrees.
  observed: object({
    balances: byAddress<Address, typeof signedAmount>(signedAmount),
    outcomes: byAddress<ChannelAddress, typeof outcome>(outcome),
    held: signedAmount,
  }),
};
