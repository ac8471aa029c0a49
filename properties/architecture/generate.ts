/** Generate: writes the generated pages in docs/ again. A test fails when they are stale. */
import { writeFileSync } from 'node:fs';
import { catalogueText } from './catalogue.js';
import { mapText } from './map.js';
import { root } from './sources.js';

writeFileSync(`${root}docs/map.md`, mapText());
writeFileSync(`${root}docs/properties.md`, catalogueText());
