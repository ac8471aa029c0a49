/**
 * Vectors: questions in the scenario format with their answers, each saying what it tests.
 *
 * A file is both: its question is kept by hand or was found by a search, and all else is worked out from it.
 * A malformed vector asks nothing: whoever reads it has to refuse it.
 */
import { answer, readQuestion, type Json } from '../scenario/index.js';
import { aboutMalformed, aboutQuestion, type About } from './about.js';
import { fileText } from './text.js';

export type Fields = Readonly<Record<string, Json>>;

export interface Tests extends About {
  /** The ids of wrong rules and algorithms that answer otherwise. */
  readonly tellsApart: readonly string[];
}

export interface Vector {
  readonly id: string;
  /** The kind of the question, or `malformed`. */
  readonly folder: string;
  readonly title: string;
  readonly tests: Tests;
  /** What a scenario of its kind gives. */
  readonly question: Fields;
  readonly expect: Json;
  /** The file. */
  readonly text: string;
}

export const malformed = 'malformed';

interface Written extends Fields {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly tests: { readonly tellsApart: readonly string[] };
}

const solved = (text: string, folder: string): { readonly about: About; readonly expect: Json } => {
  const reading = readQuestion(text);
  if (folder === malformed) {
    if (reading.type === 'read') throw new Error('nothing is wrong with a file that should be malformed');
    const paths = reading.problems.map(({ path }) => path ?? '$');
    return { about: aboutMalformed(text), expect: { malformed: [...new Set(paths)] } };
  }
  if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
  const expect = answer(reading.value);
  return { about: aboutQuestion(reading.value, expect), expect };
};

/** The vector in a file of this folder, with everything worked out anew but the question, the title and what it tells apart. */
export const vectorFrom = (source: string, folder: string): Vector => {
  const { id, kind, title, tests, expect: _, ...question } = JSON.parse(source) as Written;
  try {
    const { about, expect } = solved(JSON.stringify({ id, kind, ...question }), folder);
    const all = { ...about, tellsApart: tests?.tellsApart ?? [] };
    const text = fileText({ id, kind, title, tests: { ...all }, ...question, expect });
    return { id, folder, title, tests: all, question, expect, text };
  } catch (error) {
    throw new Error(`${folder}/${id}: ${(error as Error).message}`, { cause: error });
  }
};
