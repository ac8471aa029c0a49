/**
 * Greeting: the first message, in which both sides say which protocol they speak and what they offer.
 *
 * Subjects that an implementation offers and nobody asked for are no mistake: it may know more than this version.
 */
import * as v from 'valibot';
import { expected, object } from '../scenario/schema.js';
import { isUnknown } from './capabilities.js';
import { problemText, type Connection } from './connection.js';
import type { SomeWire } from './wire.js';

/** The version of the protocol. Another number means that what is said is understood otherwise. */
export const schemaVersion = 'nitro-spec/1';

/** What an implementation says about itself. */
export interface Greeting {
  readonly name: string;
  /** Whether it answers whole cases. */
  readonly run: boolean;
  /** By the names of the subjects it was asked about and offers. */
  readonly capabilities: ReadonlyMap<string, unknown>;
}

/** Which subjects an implementation is asked about, and whether it has to offer all of them or any. */
export interface Wanted {
  readonly wires: readonly SomeWire[];
  readonly all: boolean;
}

const text = v.string(expected('a text'));

const greeting = object({
  schema: text,
  name: text,
  run: v.optional(v.boolean(expected('true or false')), false),
  subjects: v.record(v.string(), v.unknown(), expected('an object')),
});

export const greet = async (
  { call, accuse }: Connection,
  { wires, all }: Wanted,
  seconds: number,
): Promise<Greeting> => {
  const params = { schema: schemaVersion, subjects: wires.map(({ subject }) => subject.name) };
  const { schema, name, run, subjects } = await call('initialize', params, greeting, seconds);
  if (schema !== schemaVersion) throw await accuse({ kind: 'wrong-schema', schema, expected: schemaVersion });

  const missing = params.subjects.filter((subject) => !Object.hasOwn(subjects, subject));
  if (missing.length > 0 && (all || missing.length === wires.length))
    throw await accuse({ kind: 'missing-subject', subjects: missing, offered: Object.keys(subjects) });

  const capabilities = new Map<string, unknown>();
  for (const { subject, capabilities: declared } of wires) {
    if (missing.includes(subject.name)) continue;
    const reading = v.safeParse(declared, subjects[subject.name]);
    if (!reading.success) {
      const [issue] = reading.issues;
      const problem = problemText(issue, ['subjects', subject.name]);
      throw await accuse({ kind: isUnknown(issue) ? 'unknown-capability' : 'malformed-result', problem });
    }
    capabilities.set(subject.name, reading.output);
  }
  return { name, run, capabilities };
};
