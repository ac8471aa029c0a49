/** Matrix: what every rule comes to in every implementation, a table a subject. */
import { grouped } from './grouping.js';
import { cellOf, own, subjectOf, type Cell, type Compared, type Report } from './model.js';
import { ranked, type Ranked } from './ranking.js';

export interface Entry {
  readonly cell: Cell;
  /** On how many operations both agreed. */
  readonly agreed: number;
  /** The rows by which it disagrees. */
  readonly rows: readonly Ranked[];
  /** What is different by design. */
  readonly byDesign?: string;
}

export interface Column {
  readonly generation: string;
  readonly names: readonly string[];
  /** Whether it was compared no further. */
  readonly misbehaved: boolean;
  /** By rule, in the order of the rules. */
  readonly entries: readonly Entry[];
}

export interface Matrix {
  readonly subject: string;
  readonly rules: readonly string[];
  readonly columns: readonly Column[];
}

const entryOf = (report: Report, rows: readonly Ranked[], one: Compared, rule: string): Entry => {
  const { applied = 0, refused = 0 } = own(one.operations, rule) ?? {};
  const cell = cellOf(report, one, rule);
  const byDesign = own(one.byDesign, rule);
  return {
    cell,
    agreed: cell === 'not offered' ? 0 : applied + refused,
    rows: rows.filter((row) =>
      row.ways.some(
        (way) =>
          (subjectOf(row, way) === one.subject ||
            (cell === 'disagrees' && way.alsoOn?.includes(one.subject))) &&
          way.rule === rule &&
          way.implementations.includes(one.name),
      ),
    ),
    ...(byDesign !== undefined && { byDesign }),
  };
};

const sameRows = (some: readonly Ranked[], others: readonly Ranked[]): boolean =>
  some.map(({ number }) => number).join() === others.map(({ number }) => number).join();

/** Two columns without a difference but in how often something was tried. */
const alike = (one: Column, other: Column): boolean =>
  one.generation === other.generation &&
  one.misbehaved === other.misbehaved &&
  one.entries.every((entry, i) => {
    const { cell, byDesign, rows } = other.entries[i]!;
    return entry.cell === cell && entry.byDesign === byDesign && sameRows(entry.rows, rows);
  });

const together = (one: Column, other: Column): Column => ({
  ...one,
  names: [...one.names, ...other.names],
  entries: one.entries.map((entry, i) => ({ ...entry, agreed: entry.agreed + other.entries[i]!.agreed })),
});

/** With one column for neighbouring versions of a generation that nothing tells apart. */
export const narrowed = ({ columns, ...matrix }: Matrix): Matrix => ({
  ...matrix,
  columns: columns.reduce<Column[]>((before, column) => {
    const last = before.at(-1);
    return last && alike(last, column)
      ? [...before.slice(0, -1), together(last, column)]
      : [...before, column];
  }, []),
});

/** With a column for every implementation. */
export const matricesOf = (report: Report): readonly Matrix[] => {
  const rows = ranked(report);
  return [...new Set(report.compared.map(({ subject }) => subject))].map((subject) => {
    const those = report.compared.filter((one) => one.subject === subject);
    const rules = [
      ...new Set([
        ...those.flatMap(({ operations }) => Object.keys(operations)),
        ...those.flatMap(({ byDesign, without }) => [...Object.keys(byDesign), ...without]),
        ...rows.flatMap((row) =>
          row.ways.flatMap((way) => (subjectOf(row, way) === subject ? way.rule : [])),
        ),
      ]),
    ];
    const columns = those.map((one) => ({
      generation: one.generation,
      names: [one.name],
      misbehaved: one.misbehaved !== undefined,
      entries: rules.map((rule) => entryOf(report, rows, one, rule)),
    }));
    return { subject, rules, columns };
  });
};

/** A difference by design, and where. */
export interface ByDesign {
  readonly generations: readonly string[];
  readonly rules: readonly string[];
  readonly reason: string;
}

/** What is different by design, the same reason for the same rules once. */
export const byDesignIn = ({ rules, columns }: Matrix): readonly ByDesign[] => {
  const all = columns.flatMap(({ generation, entries }) =>
    entries.flatMap(({ byDesign: reason }, i) =>
      reason === undefined ? [] : [{ generation, rule: rules[i]!, reason }],
    ),
  );
  const each = grouped(all, ({ generation, reason }) => [generation, reason]).map((group) => ({
    ...group[0],
    rules: [...new Set(group.map(({ rule }) => rule))],
  }));
  return grouped(each, ({ reason, rules: those }) => [reason, ...those]).map((group) => ({
    generations: group.map(({ generation }) => generation),
    ...{ rules: group[0].rules, reason: group[0].reason },
  }));
};
