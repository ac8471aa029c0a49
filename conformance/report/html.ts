/**
 * HTML: a report as one page that needs nothing else, from the disk or from anywhere.
 *
 * Only the page's own style and script are allowed to act, by their hashes: what an implementation says is
 * escaped, and could do nothing if it were not. The page is also XML.
 */
import { createHash } from 'node:crypto';
import { exerciseHeading, exercisesOf, exerciseTexts, notAskedIn } from './exercise.js';
import { legible } from './legible.js';
import { markup, Markup } from './markup.js';
import { byDesignIn, matricesOf, narrowed, type Column, type Entry, type Matrix } from './matrix.js';
import { severities, type Report, type Way } from './model.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import { ranked, type Ranked } from './ranking.js';
import {
  anchorOf,
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
  severityWords,
  titleOf,
  versionsText,
  wayFacts,
  wayFiles,
  type Fact,
} from './words.js';

const facts = (those: readonly Fact[]): Markup => markup`
<dl>${those.map(
  ({ label, text, isCode }) => markup`
<dt>${label}</dt><dd>${isCode ? markup`<code class="copied">${text}</code>` : text}</dd>`,
)}
</dl>`;

const cellMarkup = ({ cell, agreed, rows }: Entry): Markup => {
  const links = rows.map(
    (row, i) =>
      markup`${i === 0 ? ' ' : ', '}<a href="#${anchorOf(row)}" title="${titleOf(row)}">${row.number}</a>`,
  );
  const count = cell !== 'disagrees' && agreed > 0 ? ` ${number(agreed)}` : '';
  return markup`<td class="${cell.replace(' ', '-')}"><span class="count"><span aria-hidden="true">${marks[cell]}</span><span class="unseen">${cell}</span>${count}</span>${links}</td>`;
};

const headingMarkup = ({ generation, names, misbehaved }: Column): Markup => {
  const versions = rangeText(names);
  return markup`<th scope="col" title="${versionsText(names)}">${generation}${
    versions === generation ? '' : markup`<small>${versions}</small>`
  }${misbehaved ? markup`<small>misbehaved</small>` : ''}</th>`;
};

/** A table that is scrolled by itself where it is too wide. */
const table = (name: string, caption: string, head: Markup, body: readonly Markup[]): Markup => markup`
<div class="wide" role="region" aria-label="${name}" tabindex="0">
<table><caption>${caption}</caption>
<thead>${head}</thead>
<tbody>${body}</tbody>
</table>
</div>`;

const notes = (texts: readonly string[]): Markup | string =>
  texts.length === 0 ? '' : markup`\n<ul class="notes">${texts.map((text) => markup`<li>${text}</li>`)}</ul>`;

const matrixMarkup = (matrix: Matrix): Markup => {
  const { subject, rules, columns } = matrix;
  const byDesign = byDesignIn(matrix).map(
    ({ generations, rules: those, reason }) =>
      `By design, ${generations.join(', ')}; ${those.join(', ')}: ${reason}`,
  );
  const head = markup`<tr><th scope="col">rule</th>${columns.map(headingMarkup)}</tr>`;
  const body = rules.map(
    (rule, i) => markup`
<tr><th scope="row">${rule}</th>${columns.map(({ entries }) => cellMarkup(entries[i]!))}</tr>`,
  );
  return markup`
<h2>${subject}</h2>${table(subject, 'Rules, and the generations that were compared', head, body)}${notes(byDesign)}`;
};

const wayMarkup = (way: Way, row: Ranked): Markup => markup`
<section class="way">
<h3>${way.severity}: ${way.symptom}</h3>${facts([...wayFacts(way, row), metFact(way)])}
<pre tabindex="0">${way.lines.join('\n')}</pre>${facts(wayFiles(way))}
</section>`;

const rowMarkup = (row: Ranked): Markup => markup`
<section class="row ${row.severity}" id="${anchorOf(row)}" data-severity="${row.severity}" data-subject="${row.subject}" data-generation="${row.generation}">
<h2>${row.number}. <span class="severity ${row.severity}" title="${severityWords[row.severity]}">${row.severity}</span> ${titleOf(row)}</h2>${facts(rowFacts(row))}${row.ways.map((way) => wayMarkup(way, row))}
</section>`;

const choice = (name: string, values: Iterable<string>): Markup => markup`
<label>${name}<select name="${name}"><option value="">any</option>${[...new Set(values)].map(
  (value) => markup`<option value="${value}">${value}</option>`,
)}</select></label>`;

/** Hidden until the script makes it work. */
const filters = (rows: readonly Ranked[]): Markup => markup`
<form hidden="hidden" aria-label="Filter the rows">${choice(
  'severity',
  severities.filter((severity) => rows.some((row) => row.severity === severity)),
)}${choice(
  'subject',
  rows.map(({ subject }) => subject),
)}${choice(
  'generation',
  rows.map(({ generation }) => generation),
)}
<button type="reset">Show all</button> <output></output>
</form>`;

const exerciseMarkup = (report: Report): Markup => {
  const caption =
    'Operations by what came of them, seconds of one core, and the share of them that the implementation took';
  const head = markup`<tr>${exerciseHeading.map((text) => markup`<th scope="col">${text}</th>`)}</tr>`;
  const body = exercisesOf(report).map((exercise) => {
    const [what = '', ...numbers] = exerciseTexts(exercise);
    return markup`
<tr><th scope="row">${what}</th>${numbers.map((text) => markup`<td class="number">${text}</td>`)}</tr>`;
  });
  const notAsked = notAskedIn(report).map(
    ({ subject, reason, times }) => `Not asked for ${counted(times, 'time')}: ${subject}, ${reason}`,
  );
  return markup`
<h2>What was exercised</h2>${table('What was exercised', caption, head, body)}${notes(notAsked)}`;
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}`;

const notices = (report: Report): Markup =>
  markup`${misbehaviours(report).map(
    ([first = '', ...rest]) => markup`
<div class="notice"><strong>${first}</strong><pre>${rest.join('\n')}</pre></div>`,
  )}${report.interrupted ? markup`\n<p class="notice">${interruption}</p>` : ''}`;

const disagreements = (rows: readonly Ranked[]): Markup | string =>
  rows.length === 0
    ? ''
    : markup`\n<h2>Disagreements, from the worst</h2>${filters(rows)}${rows.map(rowMarkup)}`;

/** All of the report, in the order in which it is read. */
const content = (report: Report): Markup => {
  const again = facts([
    { label: 'seed', text: String(report.seed) },
    { label: 'command', text: report.command, isCode: true },
  ]);
  const matrices = matricesOf(report).map(narrowed);
  if (matrices.length === 0) return again;
  const marked = legend.map((text) => markup`<li>${text}</li>`);
  return markup`${notices(report)}${matrices.map(matrixMarkup)}
<ul class="legend">${marked}</ul>${disagreements(ranked(report))}${exerciseMarkup(report)}
<h2>Again</h2>${again}`;
};

export const htmlPage = (whole: Report): string => {
  const report = legible(whole);
  return markup`<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>Conformance: ${headline(report)}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<main>
<h1>Conformance</h1>
<p>${headline(report)}</p>${content(report)}
</main>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
};
