/** Rows: what several comparisons found, one fault a row. */
import { byCause } from './causes.js';
import type { Compared as Part, PlainCase } from './compare.js';
import { severities, type Row, type Severity, type Way } from './report/model.js';
import { sharedWays, type Shared, type Shows } from './shared.js';

/** A way to disagree on one of the subjects that examples of one kind are for. */
interface Told extends Shared {
  readonly subject: string;
  /** Variants of the subject that show the same. */
  readonly alsoOn?: readonly string[];
}

interface Group {
  readonly generation: string;
  readonly subject: string;
  readonly words: Readonly<Record<string, string>>;
  readonly ways: readonly Told[];
}

export interface RowOptions {
  readonly generationOf: (name: string) => string;
  /** Whether the project documents that this implementation disagrees in this way. */
  readonly documented: (name: string, way: PlainCase) => boolean;
  /** Who shows whose examples, if they were played on all. */
  readonly shows: Shows | undefined;
  /** Of wall clock, for what counts as rare. */
  readonly seconds: number;
}

/**
 * Whether the other one adds nothing: it shows itself in the same way, needs as much for it or more, nobody loses
 * who would not lose here, and no other implementation does so.
 */
const covers = (one: Told, other: Told): boolean =>
  one.symptom === other.symptom &&
  one.ingredients.every((needed) => other.ingredients.includes(needed)) &&
  severities.indexOf(one.severity) <= severities.indexOf(other.severity) &&
  other.implementations.every((name) => one.implementations.includes(name));

/** A way of a variant that the subject itself shows too, in the same implementations, is the same one, met on both. */
const withoutVariants = (ways: readonly Told[], subject: string): readonly Told[] => {
  const own = ways.filter((way) => way.subject === subject);
  const alsoOn = new Map<Told, string[]>();
  const others = ways.filter((way) => {
    const same = way.subject !== subject && own.find((one) => covers(one, way));
    if (same) alsoOn.set(same, [...new Set([...(alsoOn.get(same) ?? []), way.subject])]);
    return way.subject !== subject && !same;
  });
  return [...own.map((way) => ({ ...way, ...(alsoOn.has(way) && { alsoOn: alsoOn.get(way)! }) })), ...others];
};

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

/** By generation and what the examples are about, the same way only once. */
const groupsOf = (parts: readonly Part[], { generationOf, shows }: RowOptions): readonly Group[] =>
  groupedBy(parts, ({ name, about }) => JSON.stringify([generationOf(name), about])).map((its) => ({
    generation: generationOf(its[0]!.name),
    subject: its[0]!.about,
    words: Object.assign({}, ...its.map(({ words }) => words)) as Group['words'],
    ways: groupedBy(its, ({ subject }) => subject).flatMap((same) =>
      sharedWays(same, shows).map((way): Told => ({ ...way, subject: same[0]!.subject })),
    ),
  }));

const worst = (ways: readonly { severity: Severity }[]): Severity =>
  severities.find((severity) => ways.some((way) => way.severity === severity))!;

/** A run of five minutes is what people have patience for. */
const patience = 300;

/** Met so often that fewer than one run of five minutes in a hundred would miss it, were it met by chance. */
const often = 5;

/** The part of its runs that this comparison would have done if all of them had lasted five minutes. */
const inFiveMinutes = ({ pace }: Part, seconds: number): number =>
  pace.filter((ended) => ended * seconds <= patience).length / Math.max(1, pace.length);

/** With how often each is expected to be met alone in five minutes, in the place of how often it was met here. */
const expected = (part: Part, seconds: number): Part => {
  const share = inFiveMinutes(part, seconds);
  return { ...part, cases: part.cases.map((one) => ({ ...one, metAlone: one.metAlone * share })) };
};

const onlyWith = (words: Group['words'], needed: readonly string[]): string =>
  needed.length === 0 ? '' : `only with ${needed.map((name) => words[name]!).join(', and ')}`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');

/** Without those that add nothing to a simpler one. */
const telling = (ways: readonly Told[]): readonly Told[] =>
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
  { documented }: RowOptions,
): readonly Row[] =>
  byCause(distinct(telling(withoutVariants(ways, subject)))).map(({ ingredients, ways: its }) => {
    const alone = its.reduce((sum, { metAlone }) => sum + metAlone, 0);
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
          finding: { ...finding, id, implementations },
          documented: implementations.every((name) => documented(name, way)),
          ...(way.subject !== subject && { subject: way.subject }),
          ...(way.alsoOn && { alsoOn: way.alsoOn }),
          ...(loses !== undefined && { loses }),
        };
      }),
      rare: alone < often,
    };
  });

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
    groupsOf(
      parts.map((part) => expected(part, options.seconds)),
      options,
    )
      .flatMap((group) => rowsOfGroup(group, options))
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
  );
