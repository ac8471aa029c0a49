/** Row lines: one row with all its ways as lines of text, its example and its commands whole. */
import { metFact, rowFacts, wayFacts, wayFiles, type Fact } from './facts.js';
import { labelled } from './layout.js';
import type { Way } from './model.js';
import { plain, type Painter } from './painter.js';
import type { Ranked } from './ranking.js';
import { marks, titleOf } from './words.js';

const factLines = ({ label, text, isCode }: Fact, width: number, paint: Painter): string[] =>
  isCode
    ? [`${paint.dim(label.padEnd(12))}${text}`]
    : labelled('', text, 12, width).map(
        (line, i) => paint.dim(i === 0 ? label.padEnd(12) : ' '.repeat(12)) + line.slice(12),
      );

export const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => ' '.repeat(by) + line);

const wayLines = (way: Way, row: Ranked, width: number, paint: Painter): string[] => [
  '',
  ...labelled('- ', `${way.severity}: ${way.symptom}`, 2, width),
  ...indented(
    [...wayFacts(way, row), metFact(way)].flatMap((fact) => factLines(fact, width - 2, paint)),
    2,
  ),
  ...indented(way.lines, 4),
  ...indented(
    wayFiles(way).flatMap((fact) => factLines(fact, width - 2, paint)),
    2,
  ),
];

/** One row with all of its ways; its text must be legible. */
export const rowLines = (row: Ranked, paint = plain, width = 100): string[] => [
  ...labelled(`${marks.disagrees} ${row.number}  `, `${row.severity}: ${titleOf(row)}`, 6, width).map(
    (line, i) => (i === 0 ? paint.red(paint.bold(line)) : paint.bold(line)),
  ),
  ...indented(
    [
      ...rowFacts(row).flatMap((fact) => factLines(fact, width - 6, paint)),
      ...row.ways.flatMap((way) => wayLines(way, row, width - 6, paint)),
    ],
    6,
  ).map((line) => line.trimEnd()),
  '',
];
