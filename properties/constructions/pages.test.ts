import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { constructionPages } from './pages.js';

it('the pages in docs/constructions are those of this code; if not, run npm run generate', () => {
  const folder = new URL('../../docs/constructions/', import.meta.url);
  const written = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
  expect(written).toEqual(new Map(constructionPages()));
});
