/** The set that comes with the package: where it is, and the questions in it. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Releases } from './release.js';
import { version } from './release.js';
import { wrongRulesFile, type Files, type Source } from './set.js';
import { kinds } from '../scenario/index.js';
import { malformed } from './vector.js';

const root = dirname(createRequire(import.meta.url).resolve('nitro-spec/package.json'));

export const vectorsFolder = join(root, 'conformance', 'vectors');

/** One folder for each major version. */
export const setFolder = join(vectorsFolder, `v${version.split('.')[0]!}`);

export const releasesFile = join(vectorsFolder, 'answers.json');

/** All files in a folder and in those in it, by path, with `/` between the names. */
export const filesIn = (folder: string): Files =>
  new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );

export const folders: readonly string[] = [...Object.keys(kinds), malformed];

export const sourceIn = (files: Files): Source => ({
  questions: new Map([...files].filter(([path]) => folders.includes(path.split('/')[0]!))),
  wrongRules: files.get(wrongRulesFile) ?? '[]\n',
  licence: readFileSync(join(root, 'LICENSE'), 'utf8'),
});

export const committedFiles = (): Files => filesIn(setFolder);

export const committedSource = (): Source => sourceIn(committedFiles());

export const releases = (): Releases => JSON.parse(readFileSync(releasesFile, 'utf8')) as Releases;
