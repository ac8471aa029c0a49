/** Recovery: honest players against everybody else, and whether each ends with what it was promised. */
import { recovery, type Loss, type Recovered } from '../../properties/campaign/index.js';
import { leastOf } from '../../spec/index.js';
import { moveText, viewLines } from '../moves.js';
import { breathe, number, paint } from '../terminal.js';
import type { Checking, Section } from './section.js';

const search = async ({ options, interrupted, progress }: Checking) => {
  const began = performance.now();
  const duels = options.time === undefined ? options.duels : Infinity;
  const batches = recovery(options.seed, duels);
  for (;;) {
    const { value, done } = batches.next();
    const seconds = (performance.now() - began) / 1000;
    const late = options.time !== undefined && seconds >= options.time / 3;
    if (done || interrupted() || late) return { ...value, seconds };
    progress(`recovery: ${number(value.recovered.duels)} players, ${seconds.toFixed(0)} s`);
    await breathe();
  }
};

const summary = (recovered: Recovered, seed: number): string[] => {
  const { duels, promising, contested, late, tight } = recovered;
  const heading = paint.bold('Every party can recover its value');
  return [
    `${heading}: ${number(duels)} players, each against all others (seed ${seed})`,
    `  ${number(promising)} were promised something; together ${recovered.promised}, and recovered ${recovered.recovered}`,
    `  ${number(contested)} were interfered with; ${number(late)} of their operations came too late`,
    `  ${number(tight)} got exactly what was promised and no more`,
  ];
};

const lossLines = ({ view, target, duel }: Loss): string[] => [
  `${paint.red('✗')} ${target} was promised ${leastOf(duel.promised)} and got ${duel.got}`,
  ...viewLines(view),
  ...duel.trace.map(
    ({ by, action, done }) => `  ${by.padEnd(6)}  ${moveText(action)}${done ? '' : ', too late'}`,
  ),
];

export const checkRecovery = async (checking: Checking): Promise<Section> => {
  const { recovered, loss, seconds } = await search(checking);
  const { seed } = checking.options;
  const again = `npx nitro-spec check --runs 1 --seed ${seed} --duels ${recovered.duels}`;
  return {
    name: 'recovery',
    lines: [
      ...summary(recovered, seed),
      ...(loss ? ['', ...lossLines(loss), '', 'To see it again:', `  ${again}`] : []),
    ],
    json: {
      seconds: Number(seconds.toFixed(3)),
      ...recovered,
      promised: String(recovered.promised),
      recovered: String(recovered.recovered),
      loss: loss ? { target: loss.target, lines: lossLines(loss) } : null,
    },
    failed: loss !== undefined,
  };
};
