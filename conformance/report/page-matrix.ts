/** Page matrix: the table of one subject, each disagreement a link to its row. */
import { markup, type Markup } from './markup.js';
import { byDesignIn, type Column, type Entry, type Matrix } from './matrix.js';
import { notes, table } from './page-parts.js';
import { anchorOf, marks, number, rangeText, titleOf, versionsText } from './words.js';

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

export const matrixMarkup = (matrix: Matrix): Markup => {
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
