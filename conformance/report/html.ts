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
import { matricesOf, narrowed } from './matrix.js';
import type { Report } from './model.js';
import { matrixMarkup } from './page-matrix.js';
import { facts, notes, table } from './page-parts.js';
import { disagreements } from './page-rows.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import { ranked } from './ranking.js';
import { counted, countLegend, headline, interruption, legend, misbehaviours } from './words.js';

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
<div class="notice"><strong>${first}</strong><pre tabindex="0">${rest.join('\n')}</pre></div>`,
  )}${report.interrupted ? markup`\n<p class="notice">${interruption}</p>` : ''}`;

/** All of the report, in the order in which it is read. */
const content = (report: Report): Markup => {
  const again = facts([
    { label: 'seed', text: String(report.seed) },
    { label: 'command', text: report.command, isCode: true },
  ]);
  const matrices = matricesOf(report).map(narrowed);
  if (matrices.length === 0) return markup`${notices(report)}${again}`;
  const marked = [...legend, countLegend].map((text) => markup`<li>${text}</li>`);
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
