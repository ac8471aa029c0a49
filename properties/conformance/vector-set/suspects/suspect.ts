/** Suspects: wrong rules and algorithms, seen as somebody who answers questions of one kind. */
import type { Json } from '../../../../conformance/scenario/index.js';

export interface Suspect {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  /** The kind of questions that it answers otherwise than the specification. */
  readonly kind: string;
  readonly answer: (asked: unknown) => Json;
}

/** A suspect that answers what the schema of its kind reads. */
export const suspect = <Asked>(
  kind: string,
  { id, wrong }: { readonly id: string; readonly wrong: string },
  answer: (asked: Asked) => Json,
): Suspect => ({ kind, id, wrong, answer: (asked) => answer(asked as Asked) });

export const sentence = (words: string): string => {
  const capital = words[0]!.toUpperCase() + words.slice(1);
  return capital.endsWith('.') ? capital : `${capital}.`;
};
