/** Rows: what several comparisons found, one fault a row. */
import { byCause } from './causes.js';
import type { Compared as Part, PlainCase } from './compare.js';
import { severities, type Row, type Severity, type Way } from './report/model.js';

/** A way to disagree, and which implementations do. */
interface Shared extends PlainCase {
  readonly subject: string;
  readonly implementations: readonly string[];
  /** Variants of the subject that show the same. */
  readonly alsoOn?: readonly string[];
}

interface Group {
  readonly generation: string;
  readonly subject: string;
  words: Readonly<Record<string, string>>;
  readonly ways: Map<string, Shared>;
}

export interface RowOptions {
  readonly generationOf: (name: string) => string;
  /** Whether the project documents that this implementation disagrees in this way. */
  readonly documented: (name: string, way: PlainCase) => boolean;
  /** Of wall clock, for what counts as rare. */
  readonly seconds: number;
}

/** Of two examples for the same the smaller one, and first the implementation that it is of. */
const merged = (one: Shared, other: Shared): Shared => {
  const [shown, not] = other.size < one.size ? [other, one] : [one, other];
  return {
    ...shown,
    met: one.met + other.met,
    implementations: [...new Set([...shown.implementations, ...not.implementations])],
  };
};

/**
 * Whether the other one adds nothing: it shows itself in the same way, needs as much for it or more, nobody loses
 * who would not lose here, and no other implementation does so.
 */
const covers = (one: Shared, other: Shared): boolean =>
  one.symptom === other.symptom &&
  one.ingredients.every((needed) => other.ingredients.includes(needed)) &&
  severities.indexOf(one.severity) <= severities.indexOf(other.severity) &&
  other.implementations.every((name) => one.implementations.includes(name));

/** A way of a variant that the subject itself shows too, in the same implementations, is the same one, met on both. */
const withoutVariants = (ways: readonly Shared[], subject: string): readonly Shared[] => {
  const own = ways.filter((way) => way.subject === subject);
  const alsoOn = new Map<Shared, string[]>();
  const others = ways.filter((way) => {
    const same = way.subject !== subject && own.find((one) => covers(one, way));
    if (same) alsoOn.set(same, [...new Set([...(alsoOn.get(same) ?? []), way.subject])]);
    return way.subject !== subject && !same;
  });
  return [...own.map((way) => ({ ...way, ...(alsoOn.has(way) && { alsoOn: alsoOn.get(way)! }) })), ...others];
};

/** By generation and what the examples are about, the same way only once. */
const groupsOf = (parts: readonly Part[], generationOf: RowOptions['generationOf']): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const { name, subject, about, cases, words } of parts) {
    const generation = generationOf(name);
    const key = JSON.stringify([generation, about]);
    const group = groups.get(key) ?? { generation, subject: about, words, ways: new Map<string, Shared>() };
    groups.set(key, group);
    group.words = { ...group.words, ...words };
    for (const one of cases) {
      const way = [subject, one.symptom, ...one.ingredients].join(' + ');
      const shared = { ...one, subject, implementations: [name] };
      const other = group.ways.get(way);
      group.ways.set(way, other ? merged(other, shared) : shared);
    }
  }
  return [...groups.values()];
};

const worst = (ways: readonly { severity: Severity }[]): Severity =>
  severities.find((severity) => ways.some((way) => way.severity === severity))!;

/** A run of five minutes is what people have patience for. */
const patience = 300;

/**
 * Met so often that five minutes would hardly miss it. What is counted looked like it before it was made small, and
 * may have been something else: five minutes from nothing missed rows that they would have met 17 times.
 */
const often = 20;

const onlyWith = (words: Group['words'], needed: readonly string[]): string =>
  needed.length === 0 ? '' : `only with ${needed.map((name) => words[name]!).join(', and ')}`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');

/** Without those that add nothing to a simpler one. */
const telling = (ways: readonly Shared[]): readonly Shared[] =>
  ways.filter(
    (way) =>
      !ways.some(
        (other) =>
          other.subject === way.subject &&
          other.ingredients.length < way.ingredients.length &&
          covers(other, way),
      ),
  );

const rowsOfGroup = (
  { generation, subject, words, ways }: Group,
  { documented, seconds }: RowOptions,
): readonly Row[] =>
  byCause(distinct(telling(withoutVariants([...ways.values()], subject)))).map(
    ({ ingredients, ways: its }) => {
      const met = its.reduce((sum, way) => sum + way.met, 0);
      const name = ingredients.length > 0 ? ingredients : [its[0]!.id];
      return {
        id: slug([generation, ...(subject === 'payments' ? [] : [subject]), ...name].join(' ')),
        generation,
        subject,
        severity: worst(its),
        cause: onlyWith(words, ingredients) || 'with nothing unusual',
        rules: [...new Set(its.map(({ rule }) => rule))],
        implementations: [...new Set(its.flatMap(({ implementations }) => implementations))],
        ways: its.map((way): Way => {
          const { id, rule, symptom, severity, loses, lines, finding, implementations } = way;
          const besides = onlyWith(
            words,
            way.ingredients.filter((one) => !ingredients.includes(one)),
          );
          return {
            ...{ id, rule, symptom, severity, besides, implementations, met: way.met, lines },
            finding: { ...finding, implementations },
            documented: implementations.every((name) => documented(name, way)),
            ...(way.subject !== subject && { subject: way.subject }),
            ...(way.alsoOn && { alsoOn: way.alsoOn }),
            ...(loses !== undefined && { loses }),
          };
        }),
        rare: met * Math.min(1, patience / Math.max(seconds, 1)) < often,
      };
    },
  );

/** The same items, with ids that no two share. */
const distinct = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => {
  const times = new Map<string, number>();
  return items.map((item) => {
    const nth = (times.get(item.id) ?? 0) + 1;
    times.set(item.id, nth);
    return nth === 1 ? item : { ...item, id: `${item.id}-${nth}` };
  });
};

/** The rows of these comparisons, the worst first. */
export const rowsOf = (parts: readonly Part[], options: RowOptions): readonly Row[] =>
  distinct(
    groupsOf(parts, options.generationOf)
      .flatMap((group) => rowsOfGroup(group, options))
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
  );
