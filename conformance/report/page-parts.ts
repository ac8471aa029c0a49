/** Page parts: facts, tables and notes of the HTML page. */
import type { Fact } from './facts.js';
import { markup, type Markup } from './markup.js';

export const facts = (those: readonly Fact[]): Markup => markup`
<dl>${those.map(
  ({ label, text, isCode }) => markup`
<dt>${label}</dt><dd>${isCode ? markup`<code class="copied">${text}</code>` : text}</dd>`,
)}
</dl>`;

/** A table that is scrolled by itself where it is too wide. */
export const table = (name: string, caption: string, head: Markup, body: readonly Markup[]): Markup => markup`
<div class="wide" role="region" aria-label="${name}" tabindex="0">
<table><caption>${caption}</caption>
<thead>${head}</thead>
<tbody>${body}</tbody>
</table>
</div>`;

export const notes = (texts: readonly string[]): Markup | string =>
  texts.length === 0 ? '' : markup`\n<ul class="notes">${texts.map((text) => markup`<li>${text}</li>`)}</ul>`;
