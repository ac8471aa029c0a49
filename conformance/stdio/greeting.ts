/**
 * Greeting: the first message, in which both sides say which protocol they speak and what they offer.
 *
 * Subjects that an implementation offers and nobody asked for are no mistake: it may know more than this version.
 */
import * as v from 'valibot';
import type { Terms } from '../implementation.js';
import { expected, object } from '../scenario/schema.js';
import { problemText, type Connection } from './connection.js';
import type { Wire } from './wire.js';

/** The version of the protocol. Another number means that what is said is understood otherwise. */
export const schemaVersion = 'nitro-spec/1';

/** What an implementation says about itself. */
export interface Greeting<T extends Terms> {
  readonly name: string;
  /** Whether it answers whole cases. */
  readonly run: boolean;
  readonly capabilities: T['capabilities'];
}

const text = v.string(expected('a text'));

const greeting = object({
  schema: text,
  name: text,
  run: v.optional(v.boolean(expected('true or false')), false),
  subjects: v.record(v.string(), v.unknown(), expected('an object')),
});

export const greet = async <T extends Terms>(
  { call, accuse }: Connection,
  { subject, capabilities }: Wire<T>,
  seconds: number,
): Promise<Greeting<T>> => {
  const params = { schema: schemaVersion, subjects: [subject.name] };
  const { schema, name, run, subjects } = await call('initialize', params, greeting, seconds);
  if (schema !== schemaVersion) throw await accuse({ kind: 'wrong-schema', schema, expected: schemaVersion });
  if (!Object.hasOwn(subjects, subject.name))
    throw await accuse({ kind: 'missing-subject', subject: subject.name, offered: Object.keys(subjects) });
  const reading = v.safeParse(capabilities, subjects[subject.name]);
  if (reading.success) return { name, run, capabilities: reading.output };
  const [issue] = reading.issues;
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  const problem = problemText(issue, ['subjects', subject.name]);
  throw await accuse({ kind: isUnknown ? 'unknown-capability' : 'malformed-result', problem });
};
