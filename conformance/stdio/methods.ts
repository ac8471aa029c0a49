/** Methods: what is asked of an implementation and how its answers are read, for the terms of one subject. */
import * as v from 'valibot';
import type { Operation, Response, Terms } from '../implementation.js';
import type { Json } from '../scenario/json.js';
import { array, expected, object } from '../scenario/schema.js';
import type { Trace } from '../subject.js';
import type { Connection } from './connection.js';
import type { Wire } from './wire.js';

/** What an implementation answers to a whole case: the state at first, and after each operation. */
export interface Answers<T extends Terms> {
  readonly begun: T['observed'];
  readonly steps: readonly { readonly response: Response; readonly observed: T['observed'] }[];
}

const nothing = v.null(expected('null'));

const anything = v.custom<Json>((value) => value !== undefined, expected('a snapshot'));

const response: v.GenericSchema<unknown, Response> = v.variant(
  'status',
  [
    object({ status: v.literal('applied') }),
    object({ status: v.literal('refused'), reason: v.string(expected('a text')) }),
  ],
  expected('a response with the status "applied" or "refused"'),
);

export const methodsOf = <T extends Terms>(
  { subject, start: startJson, action: actionJson, observed }: Wire<T>,
  seconds: number,
) => {
  const operationJson = (operation: Operation<T>) => ({
    action: actionJson(operation.action),
    seconds: operation.seconds,
  });
  const steps = array(object({ response, observed }));

  const setUp = ({ call }: Connection, start: T['start']): Promise<null> =>
    call('setUp', { subject: subject.name, start: startJson(start) }, nothing, seconds);

  const apply = ({ call }: Connection, operation: Operation<T>): Promise<Response> =>
    call('apply', operationJson(operation), response, seconds);

  const observe = ({ call }: Connection, names: readonly string[]): Promise<T['observed']> =>
    call('observe', { names }, observed, seconds);

  const snapshot = ({ call }: Connection): Promise<Json> => call('snapshot', {}, anything, seconds);

  const revert = ({ call }: Connection, snapshot: Json): Promise<null> =>
    call('revert', { snapshot }, nothing, seconds);

  /** A whole case in one message. */
  const run = (
    { call }: Connection,
    { start, operations }: Trace<T>,
    names: readonly string[],
  ): Promise<Answers<T>> => {
    const whole = v.pipe(
      object({ begun: observed, steps }),
      v.check(({ steps }) => steps.length === operations.length, `expected ${operations.length} steps`),
    );
    const began = { subject: subject.name, start: startJson(start) };
    return call('run', { ...began, operations: operations.map(operationJson), names }, whole, seconds);
  };

  /** A whole case in single messages, without waiting in between. */
  const stepByStep = async (
    connection: Connection,
    { start, operations }: Trace<T>,
    names: readonly string[],
  ): Promise<Answers<T>> => {
    const [, begun, ...steps] = await Promise.all([
      setUp(connection, start),
      observe(connection, names),
      ...operations.map(async (operation) => {
        const both = await Promise.all([apply(connection, operation), observe(connection, names)]);
        return { response: both[0], observed: both[1] };
      }),
    ]);
    return { begun, steps };
  };

  return { setUp, apply, observe, snapshot, revert, run, stepByStep };
};
