/** Writes the set that is committed, and its answers on record. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  committedFiles,
  releases,
  releasesFile,
  setFolder,
} from '../../../conformance/vector-set/committed.js';
import { objections, recorded, version } from '../../../conformance/vector-set/release.js';
import { vectorSet, type Source } from '../../../conformance/vector-set/set.js';
import { fileText } from '../../../conformance/vector-set/text.js';

/** Refuses to write answers that would need another version. */
export const writeSet = (source: Source): void => {
  const { files, answers } = vectorSet(source);
  const wrong = objections(releases(), version, answers);
  if (wrong.length > 0) throw new Error(`The vectors need another version:\n${wrong.join('\n')}`);
  for (const path of committedFiles().keys()) if (!files.has(path)) rmSync(join(setFolder, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(setFolder, path)), { recursive: true });
    writeFileSync(join(setFolder, path), text);
  }
  writeFileSync(releasesFile, fileText(JSON.parse(JSON.stringify(recorded(releases(), version, answers)))));
};
