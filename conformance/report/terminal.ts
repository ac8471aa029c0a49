/**
 * Terminal: a report as lines of text. Colours only repeat what the words say.
 *
 * First what misbehaved, then the matrix, the rows from the worst, what was exercised, and how to do it again.
 */
import { exerciseHeading, exercisesOf, exerciseTexts, notAskedIn } from './exercise.js';
import { gridLines, labelled, wrapped, type Cell } from './layout.js';
import { legible } from './legible.js';
import { byDesignIn, matricesOf, narrowed, type Column, type Entry, type Matrix } from './matrix.js';
import type { Report, Way } from './model.js';
import { ranked, type Ranked } from './ranking.js';
import {
  counted,
  headline,
  interruption,
  legend,
  marks,
  metFact,
  misbehaviours,
  number,
  rangeText,
  rowFacts,
  titleOf,
  wayFacts,
  wayFiles,
  type Fact,
} from './words.js';

type Paint = (text: string) => string;

/** The colours in use; picocolors has them all. */
export type Painter = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow', Paint>>;

const same: Paint = (text) => text;
export const plain: Painter = { bold: same, dim: same, red: same, green: same, yellow: same };

const headingOf = ({ generation, names, misbehaved }: Column): string =>
  [...new Set([generation, rangeText(names), ...(misbehaved ? ['misbehaved'] : [])])].join('\n');

const entryText = ({ cell, agreed, rows }: Entry): string =>
  `${marks[cell]} ${cell === 'disagrees' ? rows.map((row) => row.number).join(', ') : agreed > 0 ? number(agreed) : ''}`.trimEnd();

const matrixLines = (matrix: Matrix, width: number, paint: Painter): string[] => {
  const { subject, rules, columns } = matrix;
  const paints: Readonly<Record<Entry['cell'], Paint>> = {
    agrees: paint.green,
    'by design': paint.yellow,
    disagrees: paint.red,
    'not offered': paint.dim,
    'not met': paint.dim,
  };
  const heading: Cell[] = [
    { text: subject, paint: paint.bold },
    ...columns.map((column) => ({ text: headingOf(column), paint: paint.bold })),
  ];
  const body = rules.map((rule, i): Cell[] => [
    { text: rule },
    ...columns.map(({ entries }) => ({ text: entryText(entries[i]!), paint: paints[entries[i]!.cell] })),
  ]);
  return [
    ...gridLines([heading, ...body], width),
    ...byDesignIn(matrix).flatMap(({ generations, rules: those, reason }) =>
      labelled(
        `${marks['by design']} `,
        `${generations.join(', ')}; ${those.join(', ')}: ${reason}`,
        2,
        width,
      ).map(paint.dim),
    ),
    '',
  ];
};

const factLines = ({ label, text, isCode }: Fact, width: number, paint: Painter): string[] =>
  isCode
    ? [`${paint.dim(label.padEnd(12))}${text}`]
    : labelled('', text, 12, width).map(
        (line, i) => paint.dim(i === 0 ? label.padEnd(12) : ' '.repeat(12)) + line.slice(12),
      );

const indented = (lines: readonly string[], by: number): string[] =>
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

const exerciseLines = (report: Report, width: number, paint: Painter): string[] => {
  const heading = exerciseHeading.map((text) => ({ text, paint: paint.dim }));
  const body = exercisesOf(report).map((exercise) => exerciseTexts(exercise).map((text) => ({ text })));
  return [
    ...gridLines([heading, ...body], width),
    ...notAskedIn(report).flatMap(({ subject, reason, times }) =>
      wrapped(`not asked for ${counted(times, 'time')}: ${subject}, ${reason}`, width).map(paint.dim),
    ),
    '',
  ];
};

/** Examples and commands may be longer than the width; everything else keeps to it. */
export const terminalLines = (whole: Report, paint = plain, width = 100): string[] => {
  const report = legible(whole);
  const { compared, seed, command, interrupted } = report;
  const misbehaved = misbehaviours(report);
  const matrices = matricesOf(report).map(narrowed);
  const held = compared.length > 0 && report.rows.length === 0 && misbehaved.length === 0;
  return [
    ...misbehaved.flatMap(([first = '', ...rest]) => [
      paint.red(paint.bold(`! ${first}`)),
      ...indented(rest, 2),
      '',
    ]),
    ...(interrupted ? [paint.yellow(interruption), ''] : []),
    ...matrices.flatMap((matrix) => matrixLines(matrix, width, paint)),
    ...(matrices.length > 0 ? [...wrapped(legend.join('; '), width).map(paint.dim), ''] : []),
    ...ranked(report).flatMap((row) => rowLines(row, paint, width)),
    ...(compared.length > 0 ? exerciseLines(report, width, paint) : []),
    ...wrapped(headline(report), width).map(held ? paint.green : paint.bold),
    `Again with seed ${seed}: ${command}`,
  ];
};
