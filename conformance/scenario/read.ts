/**
 * Read: the text of a scenario file into a question, or all that is wrong with it and where.
 *
 * A key that stands twice in one object is a mistake too: one of the two would be lost silently.
 */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import type { Kind } from './kind.js';
import { object, show } from './schema.js';

/** What is wrong, where: a place in the text, and its JSON path where the text could be read so far. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly path?: string;
  readonly message: string;
}

export interface Question<Content = unknown> {
  readonly id: string;
  readonly kind: string;
  /** What the schema of its kind read. */
  readonly content: Content;
}

type Key = string | number;

const placeOf = (text: string, offset: number) => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...before.at(-1)!].length + 1 };
};

const pathText = (keys: readonly Key[]): string =>
  keys.reduce<string>(
    (path, key) =>
      path +
      (typeof key === 'number'
        ? `[${key}]`
        : /^[A-Za-z_]\w*$/.test(key)
          ? `.${key}`
          : `[${JSON.stringify(key)}]`),
    '$',
  );

/** The deepest node on the path that the text has: a missing field is reported at its object. */
const nodeAt = (node: Node, [key, ...rest]: readonly Key[]): Node => {
  const child =
    typeof key === 'number'
      ? node.children?.[key]
      : node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
  return key === undefined || child === undefined ? node : nodeAt(child, rest);
};

interface Duplicate {
  readonly at: Node;
  readonly path: readonly Key[];
}

const duplicateKeys = (node: Node, path: readonly Key[] = []): Duplicate[] => {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, i) => duplicateKeys(child, [...path, i]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (!key || !value) return [];
    const name = key.value as string;
    const here = [...path, name];
    const again = seen.has(name) ? [{ at: key, path: here }] : [];
    seen.add(name);
    return [...again, ...duplicateKeys(value, here)];
  });
};

const syntaxWords = (error: ParseError): string =>
  `not JSON: ${printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()}`;

/** What a text says, read with a schema, or all that is wrong with it. */
export type JsonReading<T> =
  | { readonly type: 'read'; readonly value: T }
  | { readonly type: 'malformed'; readonly problems: readonly Problem[] };

/** Reads a text with the schema that its content asks for, which may be a problem itself. */
export const readWith = <T>(
  text: string,
  schemaFor: (
    json: unknown,
  ) => v.GenericSchema<unknown, T> | { readonly path: readonly Key[]; readonly message: string },
): JsonReading<T> => {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (!tree || errors.length > 0) {
    const [first] = errors;
    const message = first && text.trim() !== '' ? syntaxWords(first) : 'not JSON: the file is empty';
    return { type: 'malformed', problems: [{ ...placeOf(text, first?.offset ?? 0), message }] };
  }
  const problemAt = (path: readonly Key[], message: string, at = nodeAt(tree, path)): Problem => ({
    ...placeOf(text, at.offset),
    path: pathText(path),
    message,
  });

  const duplicates = duplicateKeys(tree);
  if (duplicates.length > 0)
    return {
      type: 'malformed',
      problems: duplicates.map(({ at, path }) => problemAt(path, 'this key stands twice in its object', at)),
    };

  const json: unknown = JSON.parse(text);
  const schema = schemaFor(json);
  if ('path' in schema) return { type: 'malformed', problems: [problemAt(schema.path, schema.message)] };
  const result = v.safeParse(schema, json);
  if (result.success) return { type: 'read', value: result.output };
  return {
    type: 'malformed',
    problems: result.issues.map(({ path, message }) =>
      problemAt(
        (path ?? []).map(({ key }) => key as Key),
        message,
      ),
    ),
  };
};

/** Reads a text with this schema. */
export const readJson = <T>(text: string, schema: v.GenericSchema<unknown, T>): JsonReading<T> =>
  readWith(text, () => schema);

const head = object({
  id: v.string((issue) => `expected a text as the id, found ${show(issue.input)}`),
  kind: v.string((issue) => `expected a text as the kind, found ${show(issue.input)}`),
});

/** Reads a scenario with the schema of its kind. */
export const readScenario = <Content = unknown>(
  text: string,
  kinds: Readonly<Record<string, Kind>>,
): JsonReading<Question<Content>> =>
  readWith<Question<Content>>(text, (json) => {
    const start = v.safeParse(head, json);
    if (!start.success) return head as never;
    const { id, kind: name } = start.output;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) {
      const known = Object.keys(kinds).map(show).join(', ');
      return { path: ['kind'], message: `unknown kind ${show(name)}, expected one of ${known}` };
    }
    return v.pipe(
      kind.schema,
      v.transform((content): Question<Content> => ({ id, kind: name, content: content as Content })),
    );
  });
