/** What random networks have exercised, so that "nothing was violated" can be weighed. */
import type { Tally } from '../../properties/campaign/index.js';
import { number, paint } from '../terminal.js';

const column = (pairs: readonly (readonly [string, number])[]): string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, count]) => {
    const text = `${name.padEnd(width)}${number(count).padStart(12)}`;
    return count === 0 ? paint.yellow(text) : text;
  });
};

/** How often each rule was applied, beside how often each rejection occurred. */
const exercised = ({ applied, rejected }: Tally): string[] => {
  const rules = column(Object.entries(applied));
  const refusals = column(Object.entries(rejected));
  const width = Math.max(...Object.keys(applied).map((name) => name.length)) + 12;
  const line = (left: string | undefined, right: string | undefined) =>
    `  ${left ?? ' '.repeat(width)}      ${right ?? ''}`;
  const rows = Array.from({ length: Math.max(rules.length, refusals.length) }, (_, i) =>
    line(rules[i], refusals[i]),
  );
  return [line('applied'.padEnd(width), 'refused'), ...rows];
};

export const tallyLines = (tally: Tally, seed: number): string[] => {
  const { runs, steps, networks } = tally;
  const counts = `${number(runs)} runs, ${number(steps)} steps, ${number(networks.size)} different networks`;
  return [`${paint.bold('Random networks')}: ${counts} (seed ${seed})`, ...exercised(tally)];
};

interface Sentence {
  readonly id: string;
  readonly section: string;
  readonly sentence: string;
}

/** The sentences that held, all of them or all but the violated one. */
export const heldLines = (sentences: readonly Sentence[], violated: string | undefined): string[] => {
  const held = sentences.filter(({ id }) => id !== violated);
  const heading = violated === undefined ? 'Held throughout' : 'Held until then';
  return [
    `${paint.bold(heading)}: ${held.length} sentences`,
    ...held.flatMap(({ section, sentence }) => {
      const [first, ...rest] = wrapped(`${sentence} ${section}`, 74);
      return [`  ${paint.green('✓')} ${first}`, ...rest.map((line) => `    ${line}`)];
    }),
  ];
};

const wrapped = (sentence: string, width: number): string[] => {
  const lines = [''];
  for (const word of sentence.split(' '))
    if (`${lines.at(-1)!} ${word}`.length > width) lines.push(word);
    else lines[lines.length - 1] = `${lines.at(-1)!} ${word}`.trimStart();
  return lines;
};
