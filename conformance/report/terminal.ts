/**
 * Terminal: a report as lines of text. Colours only repeat what the words say.
 *
 * First what misbehaved, then the matrix, the rows from the worst, what was exercised, and how to do it again.
 */
import { exerciseHeading, exercisesOf, exerciseTexts, notAskedIn } from './exercise.js';
import { gridLines, labelled, wrapped, type Cell } from './layout.js';
import { legible } from './legible.js';
import { byDesignIn, matricesOf, narrowed, type Column, type Entry, type Matrix } from './matrix.js';
import type { Report } from './model.js';
import { plain, type Paint, type Painter } from './painter.js';
import { ranked } from './ranking.js';
import { indented, rowLines } from './row-lines.js';
import {
  countLegend,
  counted,
  headline,
  holds,
  interruption,
  legend,
  marks,
  misbehaviours,
  number,
  rangeText,
} from './words.js';

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
  return [
    ...misbehaved.flatMap(([first = '', ...rest]) => [
      paint.red(paint.bold(`! ${first}`)),
      ...indented(rest, 2),
      '',
    ]),
    ...matrices.flatMap((matrix) => matrixLines(matrix, width, paint)),
    ...(matrices.length > 0
      ? [...wrapped([...legend, countLegend].join('; '), width).map(paint.dim), '']
      : []),
    ...ranked(report).flatMap((row) => rowLines(row, paint, width)),
    ...(compared.length > 0 ? exerciseLines(report, width, paint) : []),
    ...(interrupted ? [paint.yellow(interruption)] : []),
    ...wrapped(headline(report), width).map(holds(report) ? paint.green : paint.bold),
    `Again with seed ${seed}: ${command}`,
  ];
};
