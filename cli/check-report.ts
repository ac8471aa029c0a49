/** The summary of a check: what was exercised, so that "nothing was violated" can be weighed. */
import type { Tally } from '../properties/campaign/index.js';
import type { Invariant } from '../spec/index.js';
import { number, paint, say } from './terminal.js';

const column = (pairs: readonly (readonly [string, number])[]): string[] => {
  const [names, counts] = [Math.max(...pairs.map(([name]) => name.length)), 12];
  return pairs.map(([name, count]) => {
    const text = `${name.padEnd(names)}${number(count).padStart(counts)}`;
    return count === 0 ? paint.yellow(text) : text;
  });
};

const besides = (left: readonly string[], right: readonly string[], width: number): string[] =>
  Array.from(
    { length: Math.max(left.length, right.length) },
    (_, i) => `  ${left[i] ?? ' '.repeat(width)}      ${right[i] ?? ''}`,
  );

/** How often each rule was applied, beside how often each rejection occurred. */
const exercised = ({ applied, rejected }: Tally): string[] => {
  const rules = column(Object.entries(applied));
  const refusals = column(Object.entries(rejected));
  const width = Math.max(...Object.keys(applied).map((name) => name.length)) + 12;
  const heads = [`  ${'applied'.padEnd(width)}      refused`];
  return [...heads, ...besides(rules, refusals, width)];
};

export const reportTally = (tally: Tally, seed: number): void => {
  const { runs, steps, networks } = tally;
  say(
    `${paint.bold('Random networks')}: ${number(runs)} runs, ${number(steps)} steps, ${number(networks.size)} different networks (seed ${seed})`,
  );
  for (const line of exercised(tally)) say(line);
  say();
};

export const reportInvariants = (invariants: readonly Invariant[], violated: string | undefined): void => {
  say(
    violated === undefined
      ? `${paint.bold('Held after every step')}: ${invariants.length} invariants`
      : `${paint.bold('Held until then')}: ${invariants.length - 1} invariants`,
  );
  for (const { id, section, sentence } of invariants)
    if (id !== violated) {
      say(`  ${paint.green('✓')} ${id} ${paint.dim(section)}`);
      for (const line of wrapped(sentence, 74)) say(`    ${line}`);
    }
  say();
};

const wrapped = (sentence: string, width: number): string[] => {
  const lines = [''];
  for (const word of sentence.split(' '))
    if (`${lines.at(-1)!} ${word}`.length > width) lines.push(word);
    else lines[lines.length - 1] = `${lines.at(-1)!} ${word}`.trimStart();
  return lines;
};
