import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choices, documented } from '../../conformance/index.js';
import { packageFolder } from '../../conformance/package.js';
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
    expect(Math.min(...report.compared.map(({ runs }) => runs))).toBeGreaterThan(15);
    expect(report.compared.reduce((sum, { runs }) => sum + runs, 0)).toBeGreaterThan(20_000);
  });

  it('show every documented finding, and nothing else', async () => {
    const stored = (await documented()).map(({ file }) => relative(packageFolder, file));
    const shown = report.rows.flatMap(({ ways }) => ways.map(({ file }) => file));
    expect(shown.toSorted()).toEqual(stored.toSorted());
  });
});
