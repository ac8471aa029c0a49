import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownPages, readNotes, unusedNotes } from '../../../conformance/report/index.js';
import { code, fenced, inline } from '../../../conformance/report/markdown-text.js';
import type { Report } from '../../../conformance/report/model.js';
import { missingFrom, saidOfRows } from './said.js';
import { agreeing, empty, harmful, hostile, many, named } from './samples.js';

const textOf = (report: Report): string =>
  markdownPages(report)
    .map((page) => page.text)
    .join('\n');

/** What a reader of the page sees of a text that was written with escapes. */
const unescaped = (text: string): string => text.replaceAll(/\\([\\`*_[\]<>|~#&$])/g, '$1');

describe('a report as Markdown', () => {
  it.each(named)('says everything about every row and every way: %j', (_, report) => {
    const both = `${textOf(report)}${unescaped(textOf(report))}`;
    expect(missingFrom(both, saidOfRows(report))).toEqual([]);
  });

  it('is the same however long it took and however often something was met', () => {
    const later: Report = {
      ...many,
      seconds: many.seconds * 3,
      compared: many.compared.map((one) => ({ ...one, seconds: one.seconds + 7, inside: one.inside + 3 })),
      rows: many.rows.map((row) => ({ ...row, ways: row.ways.map((way) => ({ ...way, met: way.met + 5 })) })),
    };
    expect(markdownPages(later)).toEqual(markdownPages(many));
  });

  it('is the same in whatever order the rows are', () => {
    expect(markdownPages({ ...many, rows: many.rows.toReversed() })).toEqual(markdownPages(many));
  });

  it('states the seed and the runs that its counts come from', () => {
    const [readme] = markdownPages(many);
    expect(readme!.text).toContain('with seed 2019: `npx nitro-spec conform --all --seed 2019 --runs 200`');
    expect(readme!.text).toContain(
      '| payments | asset-holder-3 | @statechannels/nitro-protocol 0.17.0 | 200 |',
    );
  });

  it('leads from the matrix to the row on the page of its generation', () => {
    const pages = new Map(markdownPages(many).map(({ file, text }) => [file, text]));
    const links = [...pages.get('README.md')!.matchAll(/\[\d+\]\((.*?)#(.*?)\)/g)];
    expect(links.length).toBe(8);
    for (const [, file, anchor] of links) expect(pages.get(file!)).toContain(`<a id="${anchor}"></a>`);
  });

  it('has a page for each generation, also where nothing was found, and where names are alike', () => {
    const files = (report: Report) => markdownPages(report).map(({ file }) => file);
    expect(files(agreeing)).toEqual(['README.md', 'v1.md']);
    expect(files(empty)).toEqual(['README.md']);
    const alike = ['V 1', 'v-1', 'README', '../..', ''].map((generation) => ({
      ...agreeing.compared[0]!,
      generation,
    }));
    expect(files({ ...agreeing, compared: alike })).toEqual([
      ...['README.md', 'v-1.md', 'v-1-2.md', 'readme-2.md', '-2.md', '-3.md'],
    ]);
  });

  it.each(harmful)('has as many cells in every row of a table as in its heading: %j', (one) => {
    const tables = textOf(hostile(one))
      .split('\n\n')
      .filter((text) => text.startsWith('| '));
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const cells = table.split('\n').map((line) => line.replaceAll(/\\./g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it.each(harmful.slice(0, -1))('shows a text as it is: %j', (one) => {
    expect(inline(one).replaceAll(/\\./g, '')).not.toMatch(/[\\`*_[\]<>|~#&$]/);
    expect(code('')).toBe('');
    const [ticks = ''] = /^`+/.exec(code(one)) ?? [];
    expect(code(one).split(new RegExp(`(?<!\`)${ticks}(?!\`)`))).toHaveLength(3);
    const [open = '', ...rest] = fenced([one]).split('\n');
    expect(rest.filter((line) => line.startsWith(open.replace('text', '')))).toHaveLength(1);
  });
});

describe('notes by hand', () => {
  it('are put in as they are, at the page, the row and the way that they are about', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nitro-spec-notes-'));
    try {
      for (const name of ['README', 'v1', 'repeated-entry', 'transfer-refusal-repeated-entry', 'long-gone'])
        await writeFile(join(folder, `${name}.md`), `About *${name}*,\nby hand.\n`);
      const notes = await readNotes(folder);
      const [readme, v1] = markdownPages(many, notes);
      expect(readme!.text).toContain('# Conformance\n\nAbout *README*,\nby hand.\n\n');
      expect(v1!.text).toContain('# Findings: v1\n\nAbout *v1*,\nby hand.\n\n');
      const about = (name: string) => v1!.text.indexOf(`About *${name}*,\nby hand.\n`);
      expect(about('repeated-entry')).toBeGreaterThan(v1!.text.indexOf('## 2. '));
      expect(about('transfer-refusal-repeated-entry')).toBeGreaterThan(about('repeated-entry'));
      expect(about('transfer-refusal-repeated-entry')).toBeLessThan(v1!.text.indexOf('## 3. '));
      expect(unusedNotes(many, notes)).toEqual(['long-gone']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
