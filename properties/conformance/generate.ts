/** Generate: writes what the edge generates, the pages about published contracts and the set of vectors. */
import { writeFileSync } from 'node:fs';
import { committedSource } from '../../conformance/vector-set/committed.js';
import { folder, pages } from './pages.js';
import { writeSet } from './vector-set/write.js';

for (const { file, text } of await pages()) writeFileSync(`${folder}${file}`, text);

writeSet(committedSource());
