/** Unknown: what an implementation tells of an outcome that it only knows the hash of, and never saw. */
import * as v from 'valibot';

const unknown = v.literal('unknown');

/** With a message about the outcome where it is one, and not about both. */
export const orUnknown = <T>(outcome: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | 'unknown'> =>
  v.lazy((input) => (input === 'unknown' ? unknown : outcome));
