/** Markdown text: any text as it is, whatever it would mean as Markdown. Nothing here begins a line with it. */

/** In a paragraph, a heading, an item or a cell of a table. */
export const inline = (text: string): string => text.replace(/[\\`*_[\]<>|~#&$]/g, '\\$&');

/** More backticks than the text has in a row. */
const fence = (text: string, least: number): string => {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(least, ...runs.map((length) => length + 1)));
};

/** To type or to open; not in a table, where a bar would end the cell. */
export const code = (text: string): string => {
  if (text === '') return '';
  const ticks = fence(text, 1);
  const space = ticks.length > 1 ? ' ' : '';
  return `${ticks}${space}${text}${space}${ticks}`;
};

export const fenced = (lines: readonly string[]): string => {
  const ticks = fence(lines.join('\n'), 3);
  return [`${ticks}text`, ...lines, ticks].join('\n');
};

/** Of items that are Markdown. */
export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Of cells that are Markdown, the first row the heading. */
export const table = ([heading = [], ...body]: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Whatever is not empty, with an empty line between. */
export const paragraphs = (those: readonly string[]): string =>
  `${those
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
