/** Vectors: the set that comes with the package, and how it is written. */
export { agrees } from './agree.js';
export { committedFiles, committedSource, releases, setFolder } from './committed.js';
export { differences, strangers, writeFolder, type Difference } from './folder.js';
export { objections, version } from './release.js';
export { manifestFile, vectorSet, vectorsOf, type Files, type Source } from './set.js';
