/**
 * Causes: disagreements put together by what they cannot do without, so that one fault is one row.
 *
 * Those that need nothing unusual have a cause for each symptom.
 */
export interface Way {
  readonly ingredients: readonly string[];
  /** In words. */
  readonly symptom: string;
  /** The symptom behind it, where it is another one. */
  readonly fault?: string;
  readonly size: number;
  /** Which implementations do so, if there are several. */
  readonly implementations?: readonly string[];
}

/** What all of these need, the way in which nothing else is needed first. */
export interface Cause<W extends Way> {
  readonly ingredients: readonly string[];
  readonly ways: readonly W[];
}

/** Whether all of these are among those. */
export const isPartOf = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((ingredient) => many.includes(ingredient));

/** How many of its implementations show the cause in other ways too. */
const alsoDoneBy = (ways: readonly Way[], { implementations = [] }: Way): number =>
  implementations.filter((name) => ways.some((way) => way.implementations?.includes(name))).length;

const faultOf = ({ symptom, fault = symptom }: Way): string => fault;

/**
 * A way belongs to a cause that needs a part of what it needs itself: to the one that most of its implementations
 * have, and of these to the simplest. Causes come in the order of their ways.
 */
export const byCause = <W extends Way>(ways: readonly W[]): readonly Cause<W>[] => {
  const causes: { ingredients: readonly string[]; ways: W[] }[] = [];
  const simplestFirst = ways.toSorted(
    (a, b) => a.ingredients.length - b.ingredients.length || a.size - b.size,
  );
  for (const way of simplestFirst) {
    const { ingredients } = way;
    const fitting = causes.filter((one) =>
      one.ingredients.length > 0
        ? isPartOf(one.ingredients, ingredients)
        : ingredients.length === 0 && faultOf(one.ways[0]!) === faultOf(way),
    );
    const [cause] = fitting.toSorted((a, b) => alsoDoneBy(b.ways, way) - alsoDoneBy(a.ways, way));
    if (cause) cause.ways.push(way);
    else causes.push({ ingredients, ways: [way] });
  }
  const firstOf = ({ ways: its }: Cause<W>) => Math.min(...its.map((one) => ways.indexOf(one)));
  return causes.toSorted((a, b) => firstOf(a) - firstOf(b));
};
