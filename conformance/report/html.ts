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
  metText,
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
  return markup`<td class="${cell.replace(' ', '-')}"><span aria-hidden="true">${marks[cell]}</span><span class="unseen">${cell}</span>${links}${count}</td>`;
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

const matrixMarkup = (matrix: Matrix): Markup => {
  const { subject, rules, columns } = matrix;
  return markup`
<h2>${subject}</h2>${table(
    subject,
    `The rules of ${subject}, in every generation that was compared`,
    markup`<tr><th scope="col">rule</th>${columns.map(headingMarkup)}</tr>`,
    rules.map(
      (rule, i) => markup`
<tr><th scope="row">${rule}</th>${columns.map(({ entries }) => cellMarkup(entries[i]!))}</tr>`,
    ),
  )}
<ul class="notes">${byDesignIn(matrix).map(
    ({ generations, rules: those, reason }) => markup`
<li>By design, ${generations.join(', ')}; ${those.join(', ')}: ${reason}</li>`,
  )}
</ul>`;
};

const wayMarkup = (way: Way, row: Ranked): Markup => markup`
<section class="way">
<h3>${way.severity}: ${way.symptom}</h3>${facts([...wayFacts(way, row), { label: 'met', text: metText(way.met) }])}
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

const exerciseMarkup = (report: Report): Markup => markup`
<h2>What was exercised</h2>${table(
  'What was exercised',
  'Operations by what came of them, seconds of one core, and the share of them that the implementation took',
  markup`<tr>${exerciseHeading.map((text) => markup`<th scope="col">${text}</th>`)}</tr>`,
  exercisesOf(report).map((exercise) => {
    const [what, ...numbers] = exerciseTexts(exercise);
    return markup`
<tr><th scope="row">${what!}</th>${numbers.map((text) => markup`<td class="number">${text}</td>`)}</tr>`;
  }),
)}
<ul class="notes">${notAskedIn(report).map(
  ({ subject, reason, times }) => markup`
<li>Not asked for ${counted(times, 'time')}: ${subject}, ${reason}</li>`,
)}
</ul>`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}`;

export const htmlPage = (whole: Report): string => {
  const report = legible(whole);
  const rows = ranked(report);
  const matrices = matricesOf(report).map(narrowed);
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
<p>${headline(report)}</p>${misbehaviours(report).map(
    ([first = '', ...rest]) => markup`
<div class="notice"><strong>${first}</strong><pre>${rest.join('\n')}</pre></div>`,
  )}${report.interrupted ? markup`\n<p class="notice">${interruption}</p>` : ''}${matrices.map(matrixMarkup)}${
    matrices.length === 0
      ? ''
      : markup`\n<ul class="legend">${legend.map((text) => markup`<li>${text}</li>`)}</ul>`
  }${rows.length === 0 ? '' : markup`\n<h2>Disagreements, from the worst</h2>${filters(rows)}`}${rows.map(rowMarkup)}${
    matrices.length === 0 ? '' : exerciseMarkup(report)
  }
<h2>Again</h2>${facts([
    { label: 'seed', text: String(report.seed) },
    { label: 'command', text: report.command, isCode: true },
  ])}
</main>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
};
