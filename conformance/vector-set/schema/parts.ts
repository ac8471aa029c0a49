/**
 * Parts of the schemas. Written by hand: what reads a scenario looks at several fields at once and turns texts into
 * data, which no converter carries over; tests compare the two on every vector and on broken ones.
 */
import type { Json } from '../../scenario/index.js';

export type Schema = Readonly<Record<string, Json>>;

export const draft = 'https://json-schema.org/draft/2020-12/schema';

export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

export const constant = (value: string): Schema => ({ const: value });

export const list = (items: Schema): Schema => ({ type: 'array', items });

export const fixed = (...prefixItems: readonly Schema[]): Schema => ({
  type: 'array',
  prefixItems,
  items: false,
  minItems: prefixItems.length,
});

/** An object with an address for every key. */
export const byAddress = (additionalProperties: Schema): Schema => ({
  type: 'object',
  propertyNames: ref('address'),
  additionalProperties,
});

/** An object with these fields. Those with a `?` may be absent; others than these are ignored. */
export const fields = (properties: Readonly<Record<string, Schema>>): Schema => {
  const named = Object.entries(properties).map(
    ([key, schema]) => [key.replace('?', ''), schema, !key.endsWith('?')] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([key, schema]) => [key, schema])),
    required: named.flatMap(([key, , required]) => (required ? [key] : [])),
  };
};

/** An object with these fields and no others. */
export const only = (properties: Readonly<Record<string, Schema>>): Schema => ({
  ...fields(properties),
  additionalProperties: false,
});

export const integer: Schema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };

export const definitions: Readonly<Record<string, Schema>> = {
  address: { type: 'string', pattern: '^\\S+$', description: 'Any text without white space' },
  amount: { type: 'string', pattern: '^(0|[1-9][0-9]*)$', description: 'A decimal number without a bound' },
  allocation: fields({
    type: constant('allocation'),
    entries: { ...list(fixed(ref('address'), ref('amount'))), description: 'In priority order' },
  }),
  guarantee: fields({
    type: constant('guarantee'),
    target: ref('address'),
    priority: list(ref('address')),
  }),
  outcome: { oneOf: [ref('allocation'), ref('guarantee')] },
  amounts: { ...byAddress(ref('amount')), description: 'What is absent is zero' },
  outcomes: { ...byAddress(ref('outcome')), description: 'What is absent is not finalized' },
  addresses: list(ref('address')),
};
