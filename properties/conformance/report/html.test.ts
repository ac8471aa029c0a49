import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlPage } from '../../../conformance/report/index.js';
import { legible } from '../../../conformance/report/legible.js';
import { pageStyle } from '../../../conformance/report/page-style.js';
import { elements, parsed } from './markup.js';
import { missingFrom, saidOfRows } from './said.js';
import { anyText, agreeing, empty, hostile, many, named } from './samples.js';

const textOf = (page: string): string => elements(parsed(page), 'main')[0]!.textContent!;

/** How much two colours of the page differ in luminance, as WCAG 2 has it. */
const contrast = (one: string, other: string): number => {
  const luminance = (colour: string): number => {
    const digits =
      colour.length === 4
        ? [...colour.slice(1)].map((digit) => digit + digit)
        : colour.match(/[0-9a-f]{2}/g)!;
    const [r = 0, g = 0, b = 0] = digits
      .map((two) => Number.parseInt(two, 16) / 255)
      .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe('a report as a page', () => {
  it.each(named)('says everything about every row and every way: %j', (_, report) => {
    expect(missingFrom(textOf(htmlPage(report)), saidOfRows(report))).toEqual([]);
  });

  it('has the elements that the format puts there and no others, whatever the texts are', () => {
    const shape = (text: string) =>
      elements(parsed(htmlPage(hostile(text))), '*').map(
        ({ tagName, attributes }) => `${tagName} ${[...attributes].map(({ name }) => name).join(' ')}`,
      );
    const usual = shape('A');
    expect(usual.filter((one) => one.startsWith('script'))).toEqual(['script ']);
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text !== ''); // of what is empty nothing is said
        expect(shape(text)).toEqual(usual);
        expect(textOf(htmlPage(hostile(text)))).toContain(legible(text));
      }),
      { numRuns: 60 },
    );
  });

  it('allows its own style and script, and nothing from anywhere else', () => {
    const page = htmlPage(many);
    const document = parsed(page);
    const policy = elements(document, 'meta')[1]!.getAttribute('content');
    for (const name of ['style', 'script']) {
      const [own] = elements(document, name);
      const hash = createHash('sha256').update(own!.textContent!).digest('base64');
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    const links = elements(document, '*').flatMap(
      (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? [],
    );
    expect(links.filter((link) => !link.startsWith('#'))).toEqual([]);
    expect(pageStyle).not.toMatch(/url|@import/);
  });

  it.each(named)('leads from the matrix to the rows: %j', (_, report) => {
    const document = parsed(htmlPage(report));
    const ids = elements(document, 'section').map((one) => one.getAttribute('id'));
    const links = elements(document, 'a').map((one) => one.getAttribute('href')!.slice(1));
    expect(new Set(links)).toEqual(new Set(ids.filter((id) => id !== null)));
    expect(links.length).toBeGreaterThanOrEqual(report.rows.length);
  });

  it('has tables with headers, and nothing that only a mouse can reach', () => {
    const document = parsed(htmlPage(many));
    for (const header of elements(document, 'th'))
      expect(header.getAttribute('scope')).toMatch(/^(col|row)$/);
    for (const table of elements(document, 'table')) expect(elements(table, 'caption')).toHaveLength(1);
    for (const pre of elements(document, 'pre')) expect(pre.getAttribute('tabindex')).toBe('0');
    for (const region of elements(document, 'div').filter((one) => one.getAttribute('class') === 'wide'))
      expect([region.getAttribute('tabindex'), region.getAttribute('role')]).toEqual(['0', 'region']);
    expect(elements(document, 'html')[0]!.getAttribute('lang')).toBe('en');
  });

  it('can be read in its colours, light, dark and on paper', () => {
    const themes = pageStyle.split(':root {').slice(1);
    expect(themes).toHaveLength(3);
    for (const theme of themes) {
      const colours = Object.fromEntries(
        [...theme.matchAll(/--(\w+): (#[0-9a-f]{3,6})/g)].map(([, name, colour]) => [name, colour!]),
      );
      const inks = Object.keys(colours).filter((name) => !['ground', 'raised', 'line'].includes(name));
      expect(inks).toHaveLength(9);
      for (const ink of inks)
        for (const ground of ['ground', 'raised'])
          expect(contrast(colours[ink]!, colours[ground]!), `${ink} on ${ground}`).toBeGreaterThan(4.5);
    }
  });

  it('shows every row without its script: only the filters wait for it', () => {
    const document = parsed(htmlPage(many));
    const hidden = elements(document, '*').filter((one) => one.getAttribute('hidden'));
    expect(hidden.map(({ tagName }) => tagName)).toEqual(['form']);
  });

  it('says when nothing was compared, when all agreed, and when it was interrupted', () => {
    expect(textOf(htmlPage(empty))).toContain('Nothing was compared.');
    expect(textOf(htmlPage(agreeing))).toContain('no disagreement.');
    expect(textOf(htmlPage({ ...agreeing, interrupted: true }))).toContain('Interrupted');
  });
});
