/** Met: how often a way to disagree was met, told from what disagreements looked like before any was made small. */
import { isPartOf } from './causes.js';

/** A symptom, and what is unusual in an example that shows it. */
export interface Look {
  readonly symptom: string;
  readonly ingredients: readonly string[];
}

/** So many runs had something that looked like this. */
export interface Looks extends Look {
  readonly runs: number;
}

/** Whether all that the small one needs is there, and what comes of it. */
export const explains = (small: Look, look: Look): boolean =>
  small.symptom === look.symptom && isPartOf(small.ingredients, look.ingredients);

/** In how many runs it was met. */
export interface Met {
  /** Something that looked like it. */
  readonly met: number;
  /** Something that could not have been another one, of which less may be needed or something else. */
  readonly metAlone: number;
}

export const metOf = (small: Look, all: readonly Look[], looks: readonly Looks[]): Met => {
  const like = looks.filter((look) => explains(small, look));
  const others = all.filter((other) => !isPartOf(small.ingredients, other.ingredients));
  const runsOf = (some: readonly Looks[]) => some.reduce((sum, { runs }) => sum + runs, 0);
  return {
    met: runsOf(like),
    metAlone: runsOf(like.filter((look) => !others.some((other) => explains(other, look)))),
  };
};
