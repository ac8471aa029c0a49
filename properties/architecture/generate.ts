/** Generate: writes the generated pages in docs/ again. A test fails when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { constructionPages } from '../constructions/pages.js';
import { catalogueText } from './catalogue.js';
import { mapText } from './map.js';
import { root } from './sources.js';

writeFileSync(`${root}docs/map.md`, mapText());
writeFileSync(`${root}docs/properties.md`, catalogueText());

mkdirSync(`${root}docs/constructions`, { recursive: true });
for (const [name, text] of constructionPages()) writeFileSync(`${root}docs/constructions/${name}`, text);
