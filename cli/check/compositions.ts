/** Networks composed of constructions, with participants who follow no rule, and what the honest ones keep. */
import { composing, type BrokenPromise, type Composing } from '../../properties/compositions/index.js';
import { breathe, number, paint } from '../terminal.js';
import type { Checking, Section } from './section.js';

const search = async ({ options, interrupted, progress }: Checking) => {
  const began = performance.now();
  const runs = options.time === undefined ? options.compositions : Infinity;
  const batches = composing(options.seed, runs);
  for (;;) {
    const { value, done } = batches.next();
    const seconds = (performance.now() - began) / 1000;
    const late = options.time !== undefined && seconds >= options.time / 3;
    if (done || interrupted() || late) return { ...value, seconds };
    const { compositions, recoveries } = value.composing;
    progress(
      `composed networks: ${number(compositions)}, ${number(recoveries)} recoveries, ${seconds.toFixed(0)} s`,
    );
    await breathe();
  }
};

/** `2: 31, 3: 54`: how often each size occurred. */
const spread = (counts: ReadonlyMap<number, number>): string =>
  [...counts]
    .sort(([a], [b]) => a - b)
    .map(([size, times]) => `${size}: ${number(times)}`)
    .join(', ');

const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([, a], [, b]) => b - a);

const summary = (met: Composing, seed: number): string[] => [
  `${paint.bold('Networks built and attacked')}: ${number(met.compositions)} (seed ${seed})`,
  `  participants            ${spread(met.participants)}`,
  `  depth of funding        ${spread(met.depth)}`,
  `  updates in flight       ${spread(met.inFlight)}`,
  `  proposals refused       ${number(met.refused)}, by which an honest participant would have lost`,
  `  disputes                ${number(met.disputes)}, with ${number(met.stale)} challenges by old states`,
  `  recoveries              ${number(met.recoveries)}, ${number(met.tight)} of exactly what was promised`,
  `  completed`,
  ...mostFirst(met.built).map(([kind, times]) => `    ${number(times).padStart(7)}  ${kind}`),
];

const brokenLines = ({ sentence, trace }: BrokenPromise): string[] => [
  `${paint.red('✗')} ${sentence}`,
  ...trace.map((line) => `  ${line}`),
];

export const checkCompositions = async (checking: Checking): Promise<Section> => {
  const { composing: met, broken, seconds } = await search(checking);
  const { seed } = checking.options;
  const again = `npx nitro-spec check --runs 1 --duels 1 --seed ${seed} --compositions ${met.compositions}`;
  const { participants, channels, depth, inFlight, built, ...counts } = met;
  return {
    name: 'compositions',
    lines: [
      ...summary(met, seed),
      ...(broken ? ['', ...brokenLines(broken), '', 'To see it again:', `  ${again}`] : []),
    ],
    json: {
      seconds: Number(seconds.toFixed(3)),
      ...counts,
      participants: Object.fromEntries(participants),
      channels: Object.fromEntries(channels),
      depth: Object.fromEntries(depth),
      inFlight: Object.fromEntries(inFlight),
      built: Object.fromEntries(built),
      broken: broken ?? null,
    },
    failed: broken !== undefined,
  };
};
