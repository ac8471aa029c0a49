/**
 * Connection: requests to a program and its responses, JSON-RPC 2.0, one message a line.
 *
 * Many requests can be under way; the program answers in any order. With the first fault the program is ended,
 * and whatever is or will be asked fails with the same verdict.
 */
import * as v from 'valibot';
import type { Json } from '../scenario/json.js';
import { longestLine } from './lines.js';
import { CannotStart, Misbehaviour, type Fault, type Message } from './misbehaviour.js';
import type { Ending, Launch } from './program.js';

type Schema<T> = v.GenericSchema<unknown, T>;

export interface Connection {
  /** Asks, and reads the result with the schema. So many seconds may pass without any answer. */
  readonly call: <T>(method: string, params: Json, result: Schema<T>, seconds: number) => Promise<T>;
  /** The verdict about a fault in what was answered last; the program is ended. */
  readonly accuse: (fault: Fault) => Promise<Misbehaviour>;
  /** Whether a verdict about it was given: nothing more can be asked. */
  readonly isOver: () => boolean;
  /** Shuts the program down, and waits for its end. */
  readonly close: (seconds: number) => Promise<void>;
}

interface Waiting {
  readonly message: Message;
  readonly seconds: number;
  readonly schema: Schema<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** An answer that is already there is read before the time is up, however late this process looks. */
const graceMilliseconds = 50;

const methodNotFound = -32601;

const errorSchema = v.object({ code: v.number(), message: v.string() });

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null;

/** What is wrong with a result, and where. */
export const problemText = (issue: v.BaseIssue<unknown>, within: readonly unknown[] = []): string => {
  const keys = [...within, ...(issue.path ?? []).map(({ key }) => key)];
  const path = keys.map((key) => `[${JSON.stringify(key)}]`).join('');
  return `$.result${path.replace(/\["([A-Za-z_]\w*)"\]/g, '.$1')}: ${issue.message}`;
};

/** What a shell ends with when it does not find a command, or may not run it. */
const isNotStarted = ({ code }: Ending): boolean => code === 127 || code === 126;

export const connect = (command: string, launch: Launch): Connection => {
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  let answered: Message | undefined;
  let found: { readonly fault: Fault; readonly at: Message | undefined } | undefined;
  let shutDown = false;
  let told = false;
  let patience: NodeJS.Timeout | undefined;

  const oldest = (): Message | undefined => waiting.values().next().value?.message;

  /** Only the first fault counts: the others may follow from it. */
  const blame = (fault: Fault, at: Message | undefined = oldest()): void => {
    found ??= { fault, at };
    clearTimeout(patience);
    program.kill();
  };

  const wait = (): void => {
    clearTimeout(patience);
    const next = waiting.values().next().value;
    if (!next || found) return;
    const { seconds } = next;
    patience = setTimeout(() => {
      patience = setTimeout(() => blame({ kind: 'silent', seconds }), graceMilliseconds);
    }, seconds * 1000);
  };

  const answer = ({ message, schema, resolve }: Waiting, result: unknown): void => {
    const reading = v.safeParse(schema, result);
    if (reading.success) {
      waiting.delete(message.id);
      answered = message;
      if (message.method === 'shutdown') shutDown = true;
      resolve(reading.output);
      wait();
    } else {
      const [issue] = reading.issues;
      blame({ kind: 'malformed-result', problem: problemText(issue) }, message);
    }
  };

  const read = (line: string): void => {
    if (shutDown) return blame({ kind: 'writes-after-shutdown', line });
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return blame({ kind: 'not-json', line });
    }
    const no = (expected: string): void => blame({ kind: 'not-a-response', line, expected });
    if (!isRecord(json) || json['jsonrpc'] !== '2.0') return no('an object with "jsonrpc": "2.0"');
    if ('method' in json) return no('an answer instead of a request');
    if ('result' in json === 'error' in json) return no('either a "result" or an "error"');
    const { id = null } = json;
    const asked = waiting.get(id as number);
    if (!asked && !(id === null && 'error' in json)) return blame({ kind: 'wrong-id', line, id });
    if (asked && 'result' in json) return answer(asked, json['result']);
    const error = v.safeParse(errorSchema, json['error']);
    if (!error.success) return no('an error with a "code" and a "message"');
    const { code, message } = error.output;
    const at = asked?.message ?? oldest();
    if (code === methodNotFound && at) return blame({ kind: 'missing-method', method: at.method }, at);
    blame({ kind: 'error', code, message }, at);
  };

  const verdict = (at: Message | undefined): Error => {
    told = true;
    const { fault } = found!;
    const notStarted = fault.kind === 'ended' && answered === undefined && isNotStarted(fault.ending);
    return notStarted
      ? new CannotStart(command, program.complaints())
      : new Misbehaviour(command, fault, found!.at ?? at, program.complaints());
  };

  let hasEnded!: (ending: Ending) => void;
  const end = new Promise<Ending>((resolve) => (hasEnded = resolve));
  let ended = false;

  const program = launch({
    line: (text) => {
      if (!found) read(text);
    },
    undecodable: (bytes) => blame({ kind: 'not-utf8', line: bytes.toString('latin1') }),
    endless: () => blame({ kind: 'endless-line', most: longestLine }),
    ended: (ending, rest) => {
      ended = true;
      if (rest.length > 0 && shutDown) blame({ kind: 'writes-after-shutdown', line: rest.toString('utf8') });
      else if (rest.length > 0) blame({ kind: 'truncated', line: rest.toString('utf8'), ending });
      else if (!shutDown) blame({ kind: 'ended', ending });
      for (const { message, reject } of waiting.values()) reject(verdict(message));
      waiting.clear();
      hasEnded(ending);
    },
  });

  const call: Connection['call'] = (method, params, schema, seconds) =>
    new Promise((resolve, reject) => {
      const id = (sent += 1);
      const text = JSON.stringify({ jsonrpc: '2.0', id, method, params });
      const message = { id, method, text };
      if (ended) {
        reject(verdict(message));
        return;
      }
      waiting.set(id, { message, seconds, schema, resolve: resolve as (result: unknown) => void, reject });
      program.write(text);
      if (waiting.size === 1) wait();
    });

  const accuse: Connection['accuse'] = async (fault) => {
    blame(fault, answered);
    await end;
    return verdict(answered) as Misbehaviour;
  };

  return {
    call,
    accuse,
    isOver: () => told,
    close: async (seconds) => {
      if (told) return;
      await call('shutdown', {}, v.null('expected null'), seconds);
      program.sayNoMore();
      const late = setTimeout(
        () => blame({ kind: 'stays-after-shutdown', seconds }, answered),
        seconds * 1000,
      );
      const ending = await end;
      clearTimeout(late);
      if (ending.code !== 0) blame({ kind: 'fails-after-shutdown', ending }, answered);
      if (found) throw verdict(answered);
    },
  };
};
