import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choices, documented } from '../../conformance/index.js';
import { folder, pages, storedReport } from './pages.js';

const report = storedReport();

describe('the pages about published contracts', async () => {
  for (const { file, text } of await pages())
    it(`${file} is what npm run generate writes`, () => {
      expect(readFileSync(`${folder}${file}`, 'utf8')).toBe(text);
    });

  it('are about all generations, on all of their subjects', () => {
    const compared = report.compared.map(({ name, subject }) => ({ name, subject }));
    const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(compared)).toEqual(inOrder(choices));
    expect(report.compared.every(({ runs }) => runs > 0)).toBe(true);
  });

  it('show every documented finding, and nothing else', async () => {
    const stored = (await documented()).map(({ id, implementations }) => [id, implementations.toSorted()]);
    const shown = report.rows.flatMap(({ ways }) =>
      ways.map(({ id, implementations }) => [id, implementations.toSorted()]),
    );
    const inOrder = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(shown)).toEqual(inOrder(stored));
  });
});
