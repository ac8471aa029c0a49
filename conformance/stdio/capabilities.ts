/** Capabilities: what an implementation declares. Read strictly: what an unknown one means is unknown too. */
import * as v from 'valibot';
import { expected } from '../scenario/schema.js';

/** What the message about an unknown capability says instead of a type. */
export const isUnknown = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never';

export const declared = <const T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, (issue) => {
    if (isUnknown(issue))
      return `unknown capability ${issue.received}, known are ${Object.keys(entries).join(', ')}`;
    return issue.expected === 'Object' ? expected('an object')(issue) : `${issue.expected} is missing`;
  });

export const flag = (byDefault: boolean) => v.optional(v.boolean(expected('true or false')), byDefault);
