/** Reads a trace in the Informal Trace Format as a tool would that knows nothing of this project. */

export type Value =
  | bigint
  | boolean
  | string
  | readonly Value[]
  | { readonly type: 'tuple'; readonly items: readonly Value[] }
  | { readonly type: 'set'; readonly items: readonly Value[] }
  | { readonly type: 'map'; readonly pairs: readonly (readonly [Value, Value])[] }
  | { readonly type: 'record'; readonly fields: ReadonlyMap<string, Value> };

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const list = (json: Json | undefined): readonly Json[] => {
  if (!Array.isArray(json)) throw new Error(`expected a list, found ${JSON.stringify(json)}`);
  return json as readonly Json[];
};

/** An expression, as the format defines it by induction. */
export const expression = (json: Json): Value => {
  if (typeof json === 'boolean' || typeof json === 'string') return json;
  if (typeof json === 'number') {
    if (!Number.isSafeInteger(json)) throw new Error(`${json} is no integer that a number can hold`);
    return BigInt(json);
  }
  if (json === null) throw new Error('the format has no null');
  if (Array.isArray(json)) return (json as readonly Json[]).map(expression);
  const fields = Object.entries(json as { readonly [key: string]: Json });
  const [first] = fields;
  if (fields.length === 1 && first?.[0].startsWith('#')) {
    const [tag, inside] = first;
    if (tag === '#bigint') {
      if (typeof inside !== 'string' || !/^-?[0-9]+$/.test(inside)) throw new Error('not a big integer');
      return BigInt(inside);
    }
    if (tag === '#tup') return { type: 'tuple', items: list(inside).map(expression) };
    if (tag === '#set') return { type: 'set', items: list(inside).map(expression) };
    if (tag === '#map')
      return {
        type: 'map',
        pairs: list(inside).map((pair) => {
          const [key, value, ...more] = list(pair);
          if (key === undefined || value === undefined || more.length > 0) throw new Error('not a pair');
          return [expression(key), expression(value)] as const;
        }),
      };
    throw new Error(`unknown: ${tag}`);
  }
  if (fields.some(([name]) => name.startsWith('#'))) throw new Error('a field must not start with #');
  return { type: 'record', fields: new Map(fields.map(([name, part]) => [name, expression(part)])) };
};

export interface Trace {
  readonly vars: readonly string[];
  readonly types: ReadonlyMap<string, string>;
  readonly states: readonly ReadonlyMap<string, Value>[];
}

/** A trace whose states each give every variable, and only those; as Apalache reads it, with their types. */
export const readItf = (text: string): Trace => {
  const { vars, states, '#meta': meta } = JSON.parse(text) as Readonly<Record<string, Json>>;
  const names = list(vars).map(String);
  const { varTypes } = meta as { readonly varTypes: Readonly<Record<string, string>> };
  const types = new Map(Object.entries(varTypes));
  for (const name of names) if (!types.has(name)) throw new Error(`${name} has no type`);
  return {
    vars: names,
    types,
    states: list(states).map((state, index) => {
      const { '#meta': about, ...variables } = state as Readonly<Record<string, Json>>;
      if ((about as { index?: number }).index !== index) throw new Error(`state ${index} is out of order`);
      if (Object.keys(variables).toSorted().join() !== names.toSorted().join())
        throw new Error(`state ${index} gives other variables`);
      return new Map(Object.entries(variables).map(([name, value]) => [name, expression(value)]));
    }),
  };
};
