/** Markdown rows: a section of a page for every row, with its notes. */
import { rowFacts, wayFacts, wayFiles, type Fact } from './facts.js';
import { code, fenced, inline, list, paragraphs } from './markdown-text.js';
import type { Way } from './model.js';
import { noteOn, type Notes } from './notes.js';
import type { Ranked } from './ranking.js';
import { anchorOf, severityWords, titleOf } from './words.js';

const factList = (facts: readonly Fact[]): string =>
  list(facts.map(({ label, text, isCode }) => `${label}: ${isCode ? code(text) : inline(text)}`));

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const wayText = (way: Way, row: Ranked, notes: Notes): string =>
  paragraphs([
    `### ${inline(`${way.severity}: ${way.symptom}`)}`,
    factList(wayFacts(way, row)),
    fenced(way.lines),
    factList(wayFiles(way)),
    notes.get(way.id) ?? '',
  ]);

export const rowText = (row: Ranked, notes: Notes): string =>
  paragraphs([
    `<a id="${anchorOf(row)}"></a>`,
    `## ${row.number}. ${inline(capital(titleOf(row)))}`,
    factList([{ label: row.severity, text: severityWords[row.severity] }, ...rowFacts(row)]),
    noteOn(row, notes),
    ...row.ways.map((way) => wayText(way, row, notes)),
  ]);
