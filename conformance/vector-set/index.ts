/** Vectors: the set that comes with the package, and how it is written. */
export { committedSource } from './committed.js';
export { differences, strangers, writeFolder, type Difference } from './folder.js';
export { version } from './release.js';
export { vectorSet } from './set.js';
