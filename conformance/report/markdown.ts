/**
 * Markdown: a report as pages of the documentation, the matrix and a page of findings for each generation.
 *
 * The same report gives the same pages: there are no times in them, and no counts but those of the runs. What
 * somebody has to say about a page, a row or a way stands in a note of its own, and is put in as it is.
 */
import { exercisesOf } from './exercise.js';
import { legible } from './legible.js';
import { code, fenced, inline, list, paragraphs, table } from './markdown-text.js';
import { byDesignIn, matricesOf, narrowed, type Entry, type Matrix } from './matrix.js';
import type { Report } from './model.js';
import { rowText } from './markdown-rows.js';
import type { Notes } from './notes.js';
import { pageNames } from './page-names.js';
import { ranked, type Ranked } from './ranking.js';
import {
  anchorOf,
  headline,
  interruption,
  legend,
  marks,
  misbehaviours,
  number,
  rangeText,
  titleOf,
  versionsText,
} from './words.js';

export interface Page {
  readonly file: string;
  readonly text: string;
}

const behind = ({ command, seed, interrupted }: Report): string =>
  `The run behind this page, with seed ${seed}: ${code(command)}.${interrupted ? ` ${interruption}` : ''}`;

const entryText = (link: (row: Ranked) => string, { cell, rows }: Entry): string =>
  [marks[cell], rows.map(link).join(', ')].join(' ').trimEnd();

const matrixText = (matrix: Matrix, link: (row: Ranked) => string): string => {
  const { subject, rules, columns } = matrix;
  const heading = columns.map(({ generation, names }) =>
    [...new Set([generation, rangeText(names)])].join(' '),
  );
  return paragraphs([
    `## ${inline(subject)}`,
    table([
      ['rule', ...heading].map(inline),
      ...rules.map((rule, i) => [
        inline(rule),
        ...columns.map(({ entries }) => entryText(link, entries[i]!)),
      ]),
    ]),
    list(
      byDesignIn(matrix).map(({ generations, rules: those, reason }) =>
        inline(`By design, ${generations.join(', ')}; ${those.join(', ')}: ${reason}`),
      ),
    ),
  ]);
};

const exerciseText = (report: Report): string =>
  table([
    ['subject', 'generation', 'versions', 'runs', 'applied by both', 'refused by both', 'disagreed'],
    ...exercisesOf(report).map(({ subject, generation, names, ...counts }) => [
      ...[subject, generation, versionsText(names)].map(inline),
      ...[counts.runs, counts.applied, counts.refused, counts.disagreed].map(number),
    ]),
  ]);

/** Who loses by any way of a row, each once. */
const losers = ({ ways }: Ranked): string =>
  [...new Set(ways.flatMap(({ loses }) => loses ?? []))].join('; ');

const generationText = (generation: string, report: Report, notes: Notes): string => {
  const rows = ranked(report).filter((row) => row.generation === generation);
  const summary = rows.map((row) => [
    `[${row.number}](#${anchorOf(row)})`,
    row.severity,
    ...[titleOf(row), losers(row), versionsText(row.implementations)].map(inline),
  ]);
  return paragraphs([
    `# Findings: ${inline(generation)}`,
    notes.get(generation) ?? '',
    behind(report),
    rows.length === 0
      ? 'No disagreement was found in it.'
      : table([['', 'severity', 'what goes wrong', 'who loses', 'versions'], ...summary]),
    ...rows.map((row) => rowText(row, notes)),
  ]);
};

/** `README.md`, and a page for each generation. */
export const markdownPages = (whole: Report, notes: Notes = new Map()): readonly Page[] => {
  const report = legible(whole);
  const names = pageNames(report);
  const link = (row: Ranked): string => `[${row.number}](${names.get(row.generation)}#${anchorOf(row)})`;
  const pages = [...names].map(([generation, file]) => `[${inline(generation)}](${file})`);
  const readme = paragraphs([
    '# Conformance',
    notes.get('README') ?? '',
    inline(headline(report)),
    behind(report),
    ...misbehaviours(report).map(fenced),
    ...matricesOf(report).map((matrix) => matrixText(narrowed(matrix), link)),
    list(legend),
    '## Findings',
    list(pages),
    '## What was exercised',
    exerciseText(report),
  ]);
  return [
    { file: 'README.md', text: readme },
    ...[...names].map(([generation, file]) => ({ file, text: generationText(generation, report, notes) })),
  ];
};
