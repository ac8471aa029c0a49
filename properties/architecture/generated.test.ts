import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueText } from './catalogue.js';
import { mapText } from './map.js';
import { root } from './sources.js';

describe('the generated pages are those of this code; if not, run npm run generate', () => {
  it('docs/map.md', () => {
    expect(readFileSync(`${root}docs/map.md`, 'utf8')).toBe(mapText());
  });

  it('docs/properties.md', () => {
    expect(readFileSync(`${root}docs/properties.md`, 'utf8')).toBe(catalogueText());
  });
});
