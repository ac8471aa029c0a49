/**
 * Shared: which versions of a generation show the same. What one was found to do is played on the others, so that
 * a way to disagree names all versions that show its example, and no other.
 */
import type { Compared, PlainCase, Task } from './compare.js';
import type { Choice } from './generations.js';

/** A way to disagree, and which implementations do: first the one that the example is of. */
export interface Shared extends PlainCase {
  readonly implementations: readonly string[];
}

/** Whether an implementation shows an example that another one was found to show. */
export type Shows = (name: string, example: PlainCase) => boolean;

/** Which of these examples, as they would be stored, an implementation shows. */
export type Ask = (choice: Choice, examples: readonly string[]) => Promise<readonly boolean[]>;

/** The example itself as it would be stored, whoever shows it. */
const exampleText = ({ finding }: PlainCase): string => JSON.stringify({ ...finding, implementations: [] });

/**
 * What a version is told of what these others were found to do on the same subject: by its own generation, or, if it
 * is the first of that, by the other generations.
 */
export const toldOf = (
  parts: readonly Compared[],
  generationOf: (name: string) => string,
  { name, subject }: Choice,
): Pick<Task, 'also' | 'elsewhere'> => {
  const others = parts.filter((part) => part.subject === subject);
  const same = others.filter((part) => generationOf(part.name) === generationOf(name));
  const examples = (some: readonly Compared[]) => [
    ...new Set(some.flatMap(({ cases }) => cases.map(exampleText))),
  ];
  return same.length > 0 ? { also: examples(same) } : { elsewhere: examples(others) };
};

const keyOf = (name: string, example: string): string => JSON.stringify([name, example]);

/** Plays the examples of each part on the others that are of its generation and about the same. */
export const playedOnOthers = async (
  parts: readonly Compared[],
  generationOf: (name: string) => string,
  ask: Ask,
): Promise<Shows> => {
  const shown = new Set(
    parts.flatMap(({ name, cases }) => cases.map((one) => keyOf(name, exampleText(one)))),
  );
  const play = async ({ name, subject }: Compared): Promise<void> => {
    const others = parts.filter(
      (other) => other.subject === subject && generationOf(other.name) === generationOf(name),
    );
    const examples = [...new Set(others.flatMap(({ cases }) => cases.map(exampleText)))].filter(
      (example) => !shown.has(keyOf(name, example)),
    );
    if (examples.length === 0) return;
    const answers = await ask({ name, subject }, examples);
    for (const [i, example] of examples.entries()) if (answers[i]) shown.add(keyOf(name, example));
  };
  await Promise.all(parts.map(play));
  return (name, example) => shown.has(keyOf(name, exampleText(example)));
};

interface Own extends PlainCase {
  readonly name: string;
}

/** The same way, met by several: the example that most of them show, and another one where some show only that. */
const examplesFor = (
  cases: readonly Own[],
  names: readonly string[],
  shows: Shows = (name) => cases.some((one) => one.name === name),
): readonly Shared[] => {
  const chosen: Shared[] = [];
  let left = cases;
  while (left.length > 0) {
    const candidates = left.map(({ name, ...one }) => ({
      one,
      implementations: [name, ...names.filter((other) => other !== name && shows(other, one))],
    }));
    const [best] = candidates.toSorted(
      (a, b) => b.implementations.length - a.implementations.length || a.one.size - b.one.size,
    );
    const { one, implementations } = best!;
    const covered = left.filter(({ name }) => implementations.includes(name));
    const sum = (of: (one: Own) => number) => covered.reduce((all, each) => all + of(each), 0);
    const met = { met: sum((each) => each.met), metAlone: sum((each) => each.metAlone) };
    chosen.push({ ...one, ...met, implementations });
    left = left.filter((each) => !covered.includes(each));
  }
  return chosen;
};

/**
 * The ways that several versions were met in, on one subject. Where they were not played on each other, the
 * smallest example stands for all who were met in the same way.
 */
export const sharedWays = (parts: readonly Compared[], shows?: Shows): readonly Shared[] => {
  const ways = new Map<string, Own[]>();
  for (const { name, cases } of parts)
    for (const one of cases) {
      const way = [one.symptom, ...one.ingredients].join(' + ');
      ways.set(way, [...(ways.get(way) ?? []), { ...one, name }]);
    }
  const names = [...new Set(parts.map(({ name }) => name))];
  return [...ways.values()].flatMap((cases) => examplesFor(cases, names, shows));
};
