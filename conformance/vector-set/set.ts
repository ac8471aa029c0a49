/**
 * The set: every file of it, worked out from the questions.
 *
 * The same questions give the same bytes: there is no date in it, and no order that depends on a machine.
 */
import { readQuestion, type Json } from '../scenario/index.js';
import type { OperationsQuestion } from '../scenario/operations.js';
import { itfTrace } from './itf.js';
import { answersOf, sha256, version, type Answers } from './release.js';
import { schemas } from './schema/index.js';
import { fileText } from './text.js';
import { vectorFrom, type Tests, type Vector } from './vector.js';

/** Texts by path. */
export type Files = ReadonlyMap<string, string>;

export interface Source {
  /** The files with the questions, by their paths `folder/id.json`. */
  readonly questions: Files;
  /** The wrong rules that the vectors tell apart, in words. */
  readonly wrongRules: string;
  readonly licence: string;
}

export const wrongRulesFile = 'wrong-rules.json';
export const manifestFile = 'manifest.json';

interface Entry {
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  readonly tests?: Tests;
  readonly text: string;
}

export const vectorsOf = ({ questions }: Source): readonly Vector[] =>
  [...questions].map(([path, text]) => vectorFrom(text, path.split('/')[0]!));

const vectorEntry = ({ folder, id, title, tests, text }: Vector): Entry => ({
  path: `${folder}/${id}.json`,
  kind: folder,
  title,
  tests,
  text,
});

const itfEntry = ({ id, folder, title, tests, text }: Vector): Entry => {
  const reading = readQuestion(text);
  if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
  const trace = itfTrace(reading.value.content as OperationsQuestion, `${folder}/${id}.json`, title);
  return { path: `itf/${id}.itf.json`, kind: 'itf', title, tests, text: fileText(trace) };
};

const manifest = (entries: readonly Entry[]): string =>
  fileText({
    name: 'nitro-spec vectors',
    description: 'Questions about networks of state channels, with the answers of the specification',
    version,
    licence: 'MIT',
    files: entries.map(({ text, path, kind, title, tests }): Json => ({
      ...{ path, kind, title },
      ...(tests ? { tests: { ...tests } } : {}),
      sha256: sha256(text),
    })),
  });

export interface VectorSet {
  readonly files: Files;
  readonly answers: Answers;
}

export const vectorSet = (source: Source): VectorSet => {
  const vectors = vectorsOf(source);
  const entries: readonly Entry[] = [
    { path: 'LICENSE', kind: 'licence', title: 'The licence of all files', text: source.licence },
    ...schemas.map(({ path, schema }): Entry => ({
      path,
      kind: 'schema',
      title: String((schema as { readonly title: string }).title),
      text: fileText(schema),
    })),
    {
      path: wrongRulesFile,
      kind: 'wrong-rules',
      title: 'The wrong rules and algorithms that the vectors tell apart',
      text: source.wrongRules,
    },
    ...vectors.map(vectorEntry),
    ...vectors.filter(({ folder }) => folder === 'operations').map(itfEntry),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const files = new Map(entries.map(({ path, text }) => [path, text]));
  files.set(manifestFile, manifest(entries));
  return { files, answers: answersOf(vectors) };
};
