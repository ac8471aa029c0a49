/**
 * JSON of payouts: an example as a file. It is written as one of payments is, with operations of its own, the
 * participant that calls back, and as balances of participants what they were paid.
 */
import * as v from 'valibot';
import { networkOf, type Choice } from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { networkJson, operationJson, outcomesJson, type Json } from '../scenario/json.js';
import {
  address,
  amount,
  array,
  channelAddress,
  expected,
  network,
  object,
  outcome,
  outcomes,
  participantAddress,
} from '../scenario/schema.js';
import { networkWith } from './step.js';
import type { Start } from '../payments/index.js';
import type { Action, Payouts, Trace } from './terms.js';

const choiceJson = (entries: Choice): Json => (entries === 'all' ? 'all' : [...entries]);

export const actionJson = (action: Action): Json => {
  switch (action.type) {
    case 'payOut':
      return { op: 'payOut', from: action.from, entries: choiceJson(action.entries) };
    case 'payClaims':
      return { op: 'payClaims', guarantee: action.guarantee, entries: choiceJson(action.entries) };
    case 'depositExpecting':
      return {
        op: 'depositExpecting',
        to: action.to,
        expected: String(action.expected),
        amount: String(action.amount),
      };
    case 'finalize':
      return operationJson(action);
  }
};

export const callsBackJson = ({ callsBack }: Start): { readonly callsBack?: Json } =>
  callsBack ? { callsBack: { by: callsBack.by, entries: choiceJson(callsBack.entries) } } : {};

export const encounterJson = ({
  trace: { start, operations },
  meeting,
}: Encounter<Payouts>): { readonly [field: string]: Json } => {
  const { participants, balances, finalized, challenged } = start;
  const { step, expected, response, observed } = meeting;
  return {
    network: { ...networkJson({ balances, outcomes: finalized }), participants },
    challenged: outcomesJson(challenged),
    ...callsBackJson(start),
    operations: operations.map(({ action }) => actionJson(action)),
    seconds: operations.map(({ seconds }) => seconds),
    expect: { result: step.status, final: networkJson(networkWith(expected, expected.received)) },
    actual: { result: response.status, final: networkJson(networkOf(observed)) },
  };
};

const wholeNumber = (what: string) =>
  v.pipe(
    v.number(expected(what)),
    v.integer(expected(what)),
    v.minValue(0, expected(`${what} that is not negative`)),
  );

const entries = v.union(
  [v.literal('all'), array(wholeNumber('a place'))],
  expected('"all", or a list of places'),
);

export const operations: v.GenericSchema<unknown, readonly Action[]> = v.pipe(
  array(
    v.variant(
      'op',
      [
        object({ op: v.literal('depositExpecting'), to: address, expected: amount, amount }),
        object({ op: v.literal('finalize'), channel: channelAddress, outcome }),
        object({ op: v.literal('payOut'), from: channelAddress, entries }),
        object({ op: v.literal('payClaims'), guarantee: channelAddress, entries }),
      ],
      expected('an operation: "depositExpecting", "finalize", "payOut" or "payClaims" as its "op"'),
    ),
  ),
  v.transform((list) => list.map(({ op, ...fields }) => ({ type: op, ...fields }) as Action)),
);

export const callsBackSchema = v.exactOptional(object({ by: participantAddress, entries }));

export const schema: v.GenericSchema<unknown, Trace> = v.pipe(
  object({
    network,
    challenged: outcomes,
    callsBack: callsBackSchema,
    operations,
    seconds: array(wholeNumber('a number of seconds')),
  }),
  v.check(
    ({ operations, seconds }) => operations.length > 0 && operations.length === seconds.length,
    'expected at least one operation, and as many seconds as operations',
  ),
  v.transform(({ network, challenged, callsBack, operations: actions, seconds }): Trace => {
    const { participants = [], balances, outcomes: finalized } = network;
    const start = { participants, balances, finalized, challenged, ...(callsBack && { callsBack }) };
    return { start, operations: actions.map((action, i) => ({ action, seconds: seconds[i]! })) };
  }),
);
