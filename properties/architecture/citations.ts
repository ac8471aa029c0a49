/** Citations: which sections and figures of the paper a file says it restates. */
import type { Source } from './sources.js';

export interface Citation {
  readonly path: string;
  readonly section: string;
  readonly title: string;
}

export const citationsIn = ({ path, text }: Source): readonly Citation[] =>
  [...text.matchAll(/^(?:\/\*\*| \*) @paper (?<section>§\S+) (?<title>.+?)(?: \*\/)?$/gm)].map(
    ({ groups }) => ({
      path,
      section: groups!['section']!,
      title: groups!['title']!,
    }),
  );

/** Every tag there is, also one that is not written as a citation. */
export const tagsIn = ({ text }: Source): readonly string[] =>
  text.match(/^\s*(?:\/?\*+|\/\/)\s*@paper\b.*$/gm) ?? [];

export const figuresCitedIn = ({ text }: Source): readonly number[] =>
  [...text.matchAll(/^(?:\/\*\*| \*) @figure (?<number>\d+)(?: \*\/)?$/gm)].map(({ groups }) =>
    Number(groups!['number']),
  );
