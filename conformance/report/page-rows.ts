/** Page rows: every row as a section, and the filters above them. */
import { metFact, rowFacts, wayFacts, wayFiles } from './facts.js';
import { markup, type Markup } from './markup.js';
import { severities, type Way } from './model.js';
import { facts } from './page-parts.js';
import type { Ranked } from './ranking.js';
import { anchorOf, severityWords, titleOf } from './words.js';

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

export const disagreements = (rows: readonly Ranked[]): Markup | string =>
  rows.length === 0
    ? ''
    : markup`\n<h2>Disagreements, from the worst</h2>${filters(rows)}${rows.map(rowMarkup)}`;
