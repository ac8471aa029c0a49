/**
 * Saved traces: a scenario of kind `operations` that also says which sentence it violates, under which rules.
 *
 * Unlike a question, a trace may hold what has to be refused, so its amounts can be negative.
 */
import * as v from 'valibot';
import { chainOf, type Chain, type NitroAction } from '../../spec/index.js';
import { networkJson, operationJson, type Json } from './json.js';
import { operationsWith } from './operations.js';
import { readJson, type JsonReading } from './read.js';
import { networkWith, object, oneOf, signedAmount } from './schema.js';

export interface SavedTrace {
  readonly id: string;
  /** The sentence that the trace violates, in words. */
  readonly title: string;
  /** The id of that invariant. */
  readonly violated: string;
  /** `nitro`, or the id of the wrong rules that were checked. */
  readonly rules: string;
  readonly start: Chain;
  readonly actions: readonly NitroAction[];
}

export const traceJson = ({ id, title, violated, rules, start, actions }: SavedTrace): Json => ({
  id,
  kind: 'operations',
  title,
  violated,
  rules,
  network: { ...networkJson(start), participants: start.participants },
  operations: actions.map(operationJson),
});

const schema = v.pipe(
  object({
    id: v.string(),
    kind: oneOf(['operations']),
    title: v.optional(v.string(), ''),
    violated: v.string(),
    rules: v.string(),
    network: networkWith(signedAmount),
    operations: operationsWith(signedAmount),
  }),
  v.transform(({ network, operations, id, title, violated, rules }): SavedTrace => ({
    ...{ id, title, violated, rules },
    start: chainOf(network.participants ?? [], network),
    actions: operations,
  })),
);

export const readTrace = (text: string): JsonReading<SavedTrace> => readJson(text, schema);
