/** Layout: texts into lines and columns of a given width, for a terminal. */

/** How long a text is on a terminal, one place a character. */
const places = (text: string): number => [...text].length;

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - places(text)));

/** A word in pieces that are not too long. */
const pieces = (word: string, width: number): string[] => {
  const characters = [...word];
  return Array.from({ length: Math.max(1, Math.ceil(characters.length / width)) }, (_, i) =>
    characters.slice(i * width, (i + 1) * width).join(''),
  );
};

const paragraph = (text: string, width: number): string[] => {
  const lines = [''];
  for (const piece of text.split(' ').flatMap((word) => pieces(word, width))) {
    const last = lines.at(-1)!;
    if (last === '') lines[lines.length - 1] = piece;
    else if (places(last) + 1 + places(piece) <= width) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
};

/** A text in lines that are not too long, broken between words where that is possible. */
export const wrapped = (text: string, width: number): string[] =>
  text.split('\n').flatMap((one) => paragraph(one, width));

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Rows of cells, the first row and the first column of which are headings. */
export type Grid = readonly (readonly Cell[])[];

const gap = '  ';
const widest = { heading: 32, column: 18 };

/** A column is as wide as its entries, or as the longest word of its heading. */
const columnWidths = ([heading = [], ...body]: Grid): number[] =>
  heading.map(({ text }, i) =>
    Math.min(
      i === 0 ? widest.heading : widest.column,
      Math.max(...text.split(/[ \n]/).map(places), ...body.map((cells) => places(cells[i]!.text))),
    ),
  );

const rowLines = (cells: readonly Cell[], widths: readonly number[]): string[] => {
  const columns = cells.map(({ text }, i) => wrapped(text, widths[i]!));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = columns.map((lines) => lines[line] ?? '');
    const last = texts.findLastIndex((text) => text !== '');
    return texts
      .slice(0, last + 1)
      .map((text, i) => {
        const { paint = (plain) => plain } = cells[i]!;
        return paint(text) + (i === last ? '' : ' '.repeat(widths[i]! - places(text)));
      })
      .join(gap);
  });
};

/** Which columns stand beside each other, after the first one; what does not fit goes below. */
const blocks = ([first = 0, ...others]: readonly number[], width: number): number[][] => {
  const found: number[][] = [];
  let left = 0;
  for (const [i, one] of others.entries()) {
    left -= gap.length + one;
    if (left < 0 || found.length === 0) {
      found.push([]);
      left = width - first - gap.length - one;
    }
    found.at(-1)!.push(i + 1);
  }
  return found;
};

/** The lines of a grid; one that is too wide is continued below, with its first column again. */
export const gridLines = (grid: Grid, width: number): string[] => {
  const widths = columnWidths(grid);
  return blocks(widths, width).flatMap((columns, i) => {
    const shown = [0, ...columns];
    const lines = grid.flatMap((cells) =>
      rowLines(
        shown.map((column) => cells[column]!),
        shown.map((column) => widths[column]!),
      ),
    );
    return i === 0 ? lines : ['', ...lines];
  });
};

/** Labels and texts, the texts below each other, wrapped. */
export const labelled = (label: string, text: string, labelWidth: number, width: number): string[] =>
  wrapped(text, Math.max(20, width - labelWidth)).map(
    (line, i) => padded(i === 0 ? label : '', labelWidth) + line,
  );
