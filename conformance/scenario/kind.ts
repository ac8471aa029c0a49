/** A kind of scenario: what it asks and how it is answered. */
import type * as v from 'valibot';
import type { Json } from './json.js';

export interface Kind {
  readonly schema: v.GenericSchema;
  /** The answer to what the schema read, in the shape of the scenario's `expect`. */
  readonly answer: (question: never) => Json;
}

export const kind = <T extends v.GenericSchema>(
  schema: T,
  answer: (question: v.InferOutput<T>) => Json,
): Kind => ({ schema, answer });
