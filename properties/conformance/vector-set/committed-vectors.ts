/** The vectors as they are committed, with the answers in the files; another test works these out again. */
import { committedSource } from '../../../conformance/vector-set/committed.js';
import type { Fields, Tests, Vector } from '../../../conformance/vector-set/vector.js';

interface File extends Fields {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
}

export const committedVectors = (): readonly Vector[] =>
  [...committedSource().questions].map(([path, text]) => {
    const { id, kind: _, title, tests, expect, ...question } = JSON.parse(text) as File;
    return {
      id,
      folder: path.split('/')[0]!,
      title,
      tests: tests as never as Tests,
      question,
      expect: expect!,
      text,
    };
  });
