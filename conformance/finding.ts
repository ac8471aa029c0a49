/**
 * Findings: one disagreement as a file. It is a scenario of kind `operations`, with the specification's answer
 * as what is expected, that also says which implementation answers otherwise, and how.
 *
 * To the scenario are added the challenges that are still running and the seconds before each operation.
 */
import * as v from 'valibot';
import { networkOf, recordOf } from '../spec/index.js';
import { ingredientsOf } from './ingredients.js';
import { symptomOf, symptomText } from './symptom.js';
import type { Implementation } from './implementation.js';
import type { Encounter } from './play.js';
import { networkJson, operationJson, type Json } from './scenario/json.js';
import { operationsKind, operationsWith } from './scenario/operations.js';
import { readJson, type JsonReading } from './scenario/read.js';
import { amount, array, expected, network, object, oneOf, outcomes } from './scenario/schema.js';
import type { Trace } from './trace.js';

export interface Finding {
  readonly id: string;
  readonly implementation: string;
  /** What is unusual in the example, and what the disagreement cannot do without. */
  readonly ingredients: readonly string[];
  /** How it shows itself, in words. */
  readonly symptom: string;
  readonly trace: Trace;
}

/** The first words of a reason, as part of a file name. */
const shortened = (reason: string): string =>
  reason
    .replace(/^\w+: /, '')
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .slice(0, 4)
    .join('-');

export const findingOf = ({ name, capabilities }: Implementation, encounter: Encounter): Finding => {
  const symptom = symptomOf(encounter.meeting)!;
  const ingredients = ingredientsOf(encounter.trace, capabilities);
  return {
    id: [symptom.operation, symptom.verdict, shortened(symptom.detail), ...ingredients].join('-'),
    implementation: name,
    ingredients,
    symptom: symptomText(symptom),
    trace: encounter.trace,
  };
};

export const findingJson = (finding: Finding, { meeting }: Encounter): Json => {
  const { id, implementation, ingredients, symptom, trace } = finding;
  const { participants, balances, finalized, challenged } = trace.start;
  const actions = trace.operations.map(({ action }) => action);
  const start = { balances, outcomes: finalized };
  return {
    ...{
      id,
      kind: 'operations',
      title: `${implementation} ${symptom}`,
      implementation,
      ingredients,
      symptom,
    },
    network: { ...networkJson(start), participants },
    challenged: networkJson({ balances: recordOf([]), outcomes: challenged }).outcomes,
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

const schema = v.pipe(
  object({
    ...{ id: v.string(), kind: oneOf(['operations']), implementation: v.string() },
    ...{ ingredients: array(v.string()), symptom: v.string() },
    network,
    challenged: outcomes,
    operations: operationsWith(amount),
    seconds: array(seconds),
  }),
  v.check(
    ({ operations, seconds }) => operations.length > 0 && operations.length === seconds.length,
    'expected at least one operation, and as many seconds as operations',
  ),
  v.transform(({ id, implementation, ingredients, symptom, ...example }): Finding => {
    const { participants = [], balances, outcomes: finalized } = example.network;
    const { challenged, seconds } = example;
    const operations = example.operations.map((action, i) => ({ action, seconds: seconds[i]! }));
    const start = { participants, balances, finalized, challenged };
    return { id, implementation, ingredients, symptom, trace: { start, operations } };
  }),
);

export const readFinding = (text: string): JsonReading<Finding> => readJson(text, schema);
