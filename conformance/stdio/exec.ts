/**
 * Exec: an implementation in any language, as a command that is spoken to over standard input and output.
 *
 * It is started when it is first needed, and again after it has misbehaved, for the next case. What it says is
 * read strictly, and not a word of it is bent.
 */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Implementation, Operation, Response, Terms } from '../implementation.js';
import { array, expected, object } from '../scenario/schema.js';
import type { Json } from '../scenario/json.js';
import type { Trace } from '../subject.js';
import { connect, type Connection } from './connection.js';
import type { Fault } from './misbehaviour.js';
import type { Wire } from './wire.js';

/** The version of the protocol. Another number means that what is said here is understood otherwise. */
export const schemaVersion = 'nitro-spec/1';

export interface ExecOptions {
  /** Seconds within which an answer is expected. */
  readonly timeout?: number;
  /** Seconds within which the greeting is expected. */
  readonly startTimeout?: number;
}

/** What an implementation answers to a whole case: the state at first, and after each operation. */
export interface Answers<T extends Terms> {
  readonly begun: T['observed'];
  readonly steps: readonly { readonly response: Response; readonly observed: T['observed'] }[];
}

export interface ExecImplementation<T extends Terms> extends Implementation<T, Json> {
  /** A whole case at once: many of them can be under way. */
  readonly answers: (trace: Trace<T>, names: Iterable<string>) => Promise<Answers<T>>;
  /** Gives the verdict about a fault that only shows in comparison. */
  readonly accuse: (fault: Fault) => Promise<Error>;
  /** Shuts it down; what it does wrong then is a verdict too. */
  readonly close: () => Promise<void>;
}

const text = v.string(expected('a text'));

const anything = v.custom<Json>((value) => value !== undefined, 'expected anything, found nothing');

const nothing = v.null(expected('null'));

const greetingSchema = object({
  schema: text,
  name: text,
  subjects: v.record(v.string(), v.unknown(), expected('an object')),
});

const responseSchema: v.GenericSchema<unknown, Response> = v.variant(
  'status',
  [object({ status: v.literal('applied') }), object({ status: v.literal('refused'), reason: text })],
  expected('a response with the status "applied" or "refused"'),
);

const methodsSchema = object({ run: v.optional(v.boolean(expected('true or false')), false) });

/** What an implementation says about itself. */
interface Greeting<T extends Terms> {
  readonly name: string;
  readonly capabilities: T['capabilities'];
  /** Whether it answers whole cases. */
  readonly run: boolean;
}

const greet = async <T extends Terms>(
  connection: Connection,
  { subject, capabilities }: Wire<T>,
  seconds: number,
): Promise<Greeting<T>> => {
  const params = { schema: schemaVersion, subjects: [subject.name] };
  const { schema, name, subjects } = await connection.call('initialize', params, greetingSchema, seconds);
  if (schema !== schemaVersion)
    throw await connection.accuse({ kind: 'wrong-schema', schema, expected: schemaVersion });
  const declared = Object.hasOwn(subjects, subject.name) ? subjects[subject.name] : undefined;
  if (declared === undefined)
    throw await connection.accuse({
      kind: 'missing-subject',
      subject: subject.name,
      offered: Object.keys(subjects),
    });
  const methods = v.safeParse(methodsSchema, declared);
  const { run: _, ...rest } = Object(declared) as { run?: unknown };
  const reading = v.safeParse(capabilities, methods.success ? rest : declared);
  const [problem] = [...(methods.issues ?? []), ...(reading.issues ?? [])];
  if (problem || !methods.success || !reading.success)
    throw await connection.accuse({ kind: 'unknown-capability', problem: problem!.message });
  return { name, capabilities: reading.output, run: methods.output.run };
};

export const execImplementation = async <T extends Terms>(
  wire: Wire<T>,
  command: string,
  { timeout = 5, startTimeout = 10 }: ExecOptions = {},
): Promise<ExecImplementation<T>> => {
  const { subject } = wire;
  let connection = connect(command);
  const greeting = await greet(connection, wire, startTimeout);
  const { name, capabilities, run } = greeting;

  /** Where a case begins it does not matter what came before: a program that was ended is started again. */
  const begin = async (): Promise<Connection> => {
    if (!connection.isOver()) return connection;
    connection = connect(command);
    if (!isDeepStrictEqual(await greet(connection, wire, startTimeout), greeting))
      throw await connection.accuse({ kind: 'changed-greeting' });
    return connection;
  };

  const stepSchema = object({ response: responseSchema, observed: wire.observed });
  const answersSchema = (operations: number) =>
    v.pipe(
      object({ begun: wire.observed, steps: array(stepSchema) }),
      v.check(({ steps }) => steps.length === operations, `expected ${operations} steps`),
    );

  const startJson = (start: T['start']): Json => wire.start(start);
  const operationJson = ({ action, seconds }: Operation<T>) => ({ action: wire.action(action), seconds });

  const setUpOn = (on: Connection, start: T['start']): Promise<null> =>
    on.call('setUp', { subject: subject.name, start: startJson(start) }, nothing, timeout);
  const applyOn = (on: Connection, operation: Operation<T>): Promise<Response> =>
    on.call('apply', operationJson(operation), responseSchema, timeout);
  const observeOn = (on: Connection, names: readonly string[]): Promise<T['observed']> =>
    on.call('observe', { names }, wire.observed, timeout);

  const accuse = (fault: Fault): Promise<Error> => connection.accuse(fault);

  /** Nothing is asked before the answer to what came before it has arrived, unless it is asked here. */
  const oneByOne = async (
    on: Connection,
    { start, operations }: Trace<T>,
    names: readonly string[],
  ): Promise<Answers<T>> => {
    const [, begun, ...steps] = await Promise.all([
      setUpOn(on, start),
      observeOn(on, names),
      ...operations.map(async (operation) => {
        const [response, observed] = await Promise.all([applyOn(on, operation), observeOn(on, names)]);
        return { response, observed };
      }),
    ]);
    return { begun, steps };
  };

  const atOnce = (
    on: Connection,
    { start, operations }: Trace<T>,
    names: readonly string[],
  ): Promise<Answers<T>> => {
    const params = {
      subject: subject.name,
      start: startJson(start),
      operations: operations.map(operationJson),
      names,
    };
    return on.call('run', params, answersSchema(operations.length), timeout);
  };

  return {
    name,
    subject,
    capabilities,
    setUp: async (start) => {
      const on = await begin();
      const names = [...subject.mentionedAtStart(start, capabilities)];
      const [, observed] = await Promise.all([setUpOn(on, start), observeOn(on, names)]);
      const parts = subject.differing(subject.stateAt(start), observed);
      if (parts.length > 0) throw await accuse({ kind: 'wrong-start', parts });
    },
    apply: (operation) => applyOn(connection, operation),
    observe: (names) => observeOn(connection, [...names]),
    snapshot: () => connection.call('snapshot', {}, anything, timeout),
    revert: async (snapshot) => void (await connection.call('revert', { snapshot }, nothing, timeout)),
    answers: async (trace, names) => (run ? atOnce : oneByOne)(await begin(), trace, [...names]),
    accuse,
    close: () => connection.close(timeout),
  };
};
