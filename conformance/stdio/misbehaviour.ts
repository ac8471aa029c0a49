/**
 * Misbehaviour: an implementation that cannot be compared any further, because it does not keep to the protocol.
 *
 * It is a verdict about the implementation, as a disagreement is: data with the words in one place, and what it
 * takes to find the fault, the message it was answering, the command, and the last it wrote to standard error.
 */
import { constants } from 'node:os';
import { match } from 'ts-pattern';
import type { Ending } from './program.js';

export type Fault =
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'silent'; readonly seconds: number }
  | { readonly kind: 'not-json'; readonly line: string }
  | { readonly kind: 'not-utf8'; readonly line: string }
  | { readonly kind: 'truncated'; readonly line: string; readonly ending: Ending }
  | { readonly kind: 'endless-line'; readonly most: number }
  | { readonly kind: 'not-a-response'; readonly line: string; readonly expected: string }
  | { readonly kind: 'wrong-id'; readonly line: string; readonly id: unknown }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  | { readonly kind: 'missing-method'; readonly method: string }
  | { readonly kind: 'malformed-result'; readonly problem: string }
  | { readonly kind: 'wrong-schema'; readonly schema: string; readonly expected: string }
  | {
      readonly kind: 'missing-subject';
      readonly subjects: readonly string[];
      readonly offered: readonly string[];
    }
  | { readonly kind: 'unknown-capability'; readonly problem: string }
  | { readonly kind: 'changed-greeting' }
  | { readonly kind: 'wrong-start'; readonly parts: readonly string[] }
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'writes-after-shutdown'; readonly line: string }
  | { readonly kind: 'stays-after-shutdown'; readonly seconds: number }
  | { readonly kind: 'fails-after-shutdown'; readonly ending: Ending };

export type FaultKind = Fault['kind'];

/** The request that was being answered, as it was sent. */
export interface Message {
  readonly id: number;
  readonly method: string;
  readonly text: string;
}

const quoted = (text: string): string => {
  const whole = JSON.stringify(text);
  return whole.length <= 120 ? whole : `${whole.slice(0, 116)}..."`;
};

const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

/** A shell says so when what it ran was ended by a signal. */
const signalIn = (code: number | null): string | undefined =>
  code === null ? undefined : Object.entries(constants.signals).find(([, n]) => n === code - 128)?.[0];

const endingWords = ({ code, signal }: Ending): string => {
  const by = signal ?? signalIn(code);
  return by === undefined ? `with exit code ${code}` : `by ${by}`;
};

const secondsWords = (seconds: number): string => `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;

/** The fault in words, as a sentence about the implementation. */
export const faultWords = (fault: Fault): string =>
  match(fault)
    .with({ kind: 'ended' }, ({ ending }) => `It ended ${endingWords(ending)} before it was shut down.`)
    .with({ kind: 'silent' }, ({ seconds }) => `It did not answer within ${secondsWords(seconds)}.`)
    .with({ kind: 'not-json' }, ({ line }) => `It wrote a line that is not JSON: ${quoted(line)}.`)
    .with({ kind: 'not-utf8' }, ({ line }) => `It wrote a line that is not UTF-8: ${quoted(line)}.`)
    .with(
      { kind: 'truncated' },
      ({ line, ending }) => `It ended ${endingWords(ending)} in the middle of a line: ${quoted(line)}.`,
    )
    .with({ kind: 'endless-line' }, ({ most }) => `It wrote a line of more than ${most} bytes.`)
    .with(
      { kind: 'not-a-response' },
      ({ line, expected }) => `It wrote what is no response, expected ${expected}: ${quoted(line)}.`,
    )
    .with(
      { kind: 'wrong-id' },
      ({ id, line }) => `It answered ${JSON.stringify(id)}, which nobody waits for: ${quoted(line)}.`,
    )
    .with({ kind: 'error' }, ({ code, message }) => `It answered with the error ${code}: ${quoted(message)}.`)
    .with({ kind: 'missing-method' }, ({ method }) => `It does not know the method ${quoted(method)}.`)
    .with({ kind: 'malformed-result' }, ({ problem }) => `Its result is malformed: ${problem}.`)
    .with(
      { kind: 'wrong-schema' },
      ({ schema, expected }) => `It speaks the schema ${quoted(schema)}, expected ${quoted(expected)}.`,
    )
    .with(
      { kind: 'missing-subject' },
      ({ subjects, offered }) =>
        `It does not offer the ${subjects.length === 1 ? 'subject' : 'subjects'} ${listed(subjects)}, only ${listed(offered) || 'nothing'}.`,
    )
    .with({ kind: 'unknown-capability' }, ({ problem }) => `It declares what is unknown: ${problem}.`)
    .with({ kind: 'changed-greeting' }, () => 'Started again, it declared something else than before.')
    .with(
      { kind: 'wrong-start' },
      ({ parts }) => `Set up, it reports other ${parts.join(' and ')} than it was given.`,
    )
    .with(
      { kind: 'inconsistent' },
      () => 'It answered a whole case differently from the same operations one by one.',
    )
    .with(
      { kind: 'writes-after-shutdown' },
      ({ line }) => `It wrote another line after it was shut down: ${quoted(line)}.`,
    )
    .with(
      { kind: 'stays-after-shutdown' },
      ({ seconds }) => `It was shut down and did not end within ${secondsWords(seconds)}.`,
    )
    .with(
      { kind: 'fails-after-shutdown' },
      ({ ending }) => `It was shut down and ended ${endingWords(ending)}, expected exit code 0.`,
    )
    .exhaustive();

const shortened = (text: string): string => (text.length <= 400 ? text : `${text.slice(0, 397)}...`);

export class Misbehaviour extends Error {
  /** The smallest case in which it was found to misbehave in this way, in the paper's notation. */
  example: readonly string[] = [];

  constructor(
    readonly command: string,
    readonly fault: Fault,
    /** The message that was not answered as it should; none if nothing was asked. */
    readonly at: Message | undefined,
    readonly complaints: readonly string[],
  ) {
    super(faultWords(fault));
  }

  get kind(): FaultKind {
    return this.fault.kind;
  }

  /** All there is to say about it, a line at a time. */
  lines(): string[] {
    const { command, at, complaints, example } = this;
    const rows = (label: string, lines: readonly string[]): string[] =>
      lines.map((line, i) => `  ${(i === 0 ? label : '').padEnd(10)}  ${line}`);
    return [
      this.message,
      ...rows('command', [command]),
      ...rows('at message', at ? [`${at.id}, ${at.method}: ${shortened(at.text)}`] : []),
      ...rows('stderr', complaints),
      ...rows('example', example),
    ];
  }
}

/** The command could not be started: a mistake of whoever gave it. */
export class CannotStart extends Error {
  constructor(
    readonly command: string,
    complaints: readonly string[],
  ) {
    super([`cannot start ${JSON.stringify(command)}`, ...complaints].join(': '));
  }
}
