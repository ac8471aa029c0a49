/** Exercise: what was done to compare, by subject and generation. A run in which nothing happens shows nothing. */
import { grouped } from './grouping.js';
import type { Report } from './model.js';
import { number } from './words.js';

export interface Exercise {
  readonly subject: string;
  readonly generation: string;
  readonly names: readonly string[];
  readonly runs: number;
  /** Operations, by what came of them. */
  readonly applied: number;
  readonly refused: number;
  readonly disagreed: number;
  readonly seconds: number;
  /** Of the time, the part that the implementations themselves took. */
  readonly share: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export const exercisesOf = ({ compared }: Report): readonly Exercise[] =>
  grouped(compared, ({ subject, generation }) => [subject, generation]).map((group) => {
    const [{ subject, generation }] = group;
    const counts = group.flatMap(({ operations }) => Object.values(operations));
    const seconds = sum(group.map((one) => one.seconds));
    return {
      ...{ subject, generation, seconds },
      names: group.map(({ name }) => name),
      runs: sum(group.map(({ runs }) => runs)),
      applied: sum(counts.map(({ applied }) => applied)),
      refused: sum(counts.map(({ refused }) => refused)),
      disagreed: sum(counts.map(({ disagreed }) => disagreed)),
      share: seconds === 0 ? 0 : sum(group.map(({ inside }) => inside)) / seconds,
    };
  });

/** As a table: its heading, and its rows as texts. */
export const exerciseHeading = [
  'what was done',
  'runs',
  'both applied',
  'both refused',
  'disagreed',
  'seconds',
  'its share',
] as const;

export const exerciseTexts = (one: Exercise): readonly string[] => [
  `${one.subject}, ${one.generation}${one.names.length === 1 ? '' : ` (${one.names.length})`}`,
  ...[one.runs, one.applied, one.refused, one.disagreed].map(number),
  one.seconds.toFixed(1),
  `${(one.share * 100).toFixed(0)} %`,
];

export interface NotAsked {
  readonly subject: string;
  readonly reason: string;
  readonly times: number;
}

/** What was not asked for, the most frequent reason first. */
export const notAskedIn = ({ compared }: Report): readonly NotAsked[] => {
  const all = compared.flatMap(({ subject, notAsked }) =>
    Object.entries(notAsked).map(([reason, times]) => ({ subject, reason, times })),
  );
  return grouped(all, ({ subject, reason }) => [subject, reason])
    .map((group) => ({ ...group[0], times: sum(group.map(({ times }) => times)) }))
    .sort((a, b) => b.times - a.times);
};
