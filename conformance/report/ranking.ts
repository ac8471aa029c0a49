/** Ranking: the rows of a report from the worst, each with the number it goes by in every format. */
import { severities, type Report, type Row, type Severity } from './model.js';

export interface Ranked extends Row {
  readonly number: number;
}

const badness = (severity: Severity): number => severities.indexOf(severity);

/**
 * Rare ones after others as bad, then by generation and subject as these were compared, then by name. Of the ways
 * of a row the worst come first, and those of its own subject before games about it.
 */
export const ranked = ({ compared, rows }: Report): readonly Ranked[] => {
  const place = (row: Row): number =>
    compared.findIndex(({ generation, subject }) => generation === row.generation && subject === row.subject);
  return rows
    .toSorted(
      (a, b) =>
        badness(a.severity) - badness(b.severity) ||
        Number(a.rare) - Number(b.rare) ||
        place(a) - place(b) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((row, i) => ({
      ...row,
      ways: row.ways.toSorted(
        (a, b) =>
          badness(a.severity) - badness(b.severity) ||
          Number(a.subject !== undefined) - Number(b.subject !== undefined),
      ),
      number: i + 1,
    }));
};
