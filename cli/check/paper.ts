/** The paper's own networks: its figures of redistribution, and a witness for every refusal. */
import { disagreement, figures } from '../../properties/figures/index.js';
import { occurs, witnesses } from '../../properties/witnesses/index.js';
import { entriesOf } from '../../spec/index.js';
import { paint } from '../terminal.js';
import type { Checking, Section } from './section.js';

export const checkPaper = ({ rules }: Checking): Section => {
  const drawnOtherwise = figures.flatMap((figure) => {
    const difference = disagreement(rules, figure);
    return difference === undefined ? [] : [`figure ${figure.number}, ${figure.title}: ${difference}`];
  });
  const all = entriesOf(witnesses).flatMap(([code, each]) =>
    each.filter(({ protocol }) => protocol === 'nitro').map((witness) => ({ code, witness })),
  );
  const notRefused = all
    .filter(({ code, witness }) => !occurs(code, witness, rules))
    .map(({ code, witness }) => `${witness.action} in ${witness.network} is not refused with ${code}`);
  const wrong = [...drawnOtherwise, ...notRefused];
  const numbers = [...new Set(figures.map(({ number }) => number))];
  return {
    name: 'paper',
    lines: [
      `${paint.bold("The paper's networks")}: figures ${numbers.join(', ')}; ${all.length} refusals of Nitro`,
      ...wrong.map((line) => `  ${paint.red('✗')} ${line}`),
    ],
    json: { figures: numbers, refusals: all.length, wrong },
    failed: wrong.length > 0,
  };
};
