/**
 * JSON of payments: an example is a scenario of kind `operations`, with the specification's answer as what is
 * expected. To the scenario are added the challenges that are still running and the seconds before each
 * operation.
 */
import * as v from 'valibot';
import { networkOf } from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { networkJson, operationJson, outcomesJson, type Json } from '../scenario/json.js';
import { operationsKind, operationsWith } from '../scenario/operations.js';
import { amount, array, expected, network, object, outcomes } from '../scenario/schema.js';
import type { Payments } from './terms.js';
import type { Trace } from '../subject.js';

export const encounterJson = ({
  trace,
  meeting,
}: Encounter<Payments>): { readonly [field: string]: Json } => {
  const { participants, balances, finalized, challenged } = trace.start;
  const actions = trace.operations.map(({ action }) => action);
  const start = { balances, outcomes: finalized };
  return {
    network: { ...networkJson(start), participants },
    challenged: outcomesJson(challenged),
    operations: actions.map(operationJson),
    seconds: trace.operations.map(({ seconds }) => seconds),
    expect: operationsKind.answer({ network: { ...start, participants }, operations: actions } as never),
    actual: { result: meeting.response.status, final: networkJson(networkOf(meeting.observed)) },
  };
};

const seconds = v.pipe(
  v.number(expected('a number of seconds')),
  v.integer(expected('a whole number of seconds')),
  v.minValue(0, expected('a number of seconds that is not negative')),
);

export const schema: v.GenericSchema<unknown, Trace<Payments>> = v.pipe(
  object({
    network,
    challenged: outcomes,
    operations: operationsWith(amount),
    seconds: array(seconds),
  }),
  v.check(
    ({ operations, seconds }) => operations.length > 0 && operations.length === seconds.length,
    'expected at least one operation, and as many seconds as operations',
  ),
  v.transform(({ network, challenged, operations: actions, seconds }): Trace<Payments> => {
    const { participants = [], balances, outcomes: finalized } = network;
    const operations = actions.map((action, i) => ({ action, seconds: seconds[i]! }));
    return { start: { participants, balances, finalized, challenged }, operations };
  }),
);
