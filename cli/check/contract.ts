/** A published contract beside the rules: whether it disagrees in a way that no documented finding shows. */
import { generationOf, isAmong, type Choice } from '../../conformance/index.js';
import { BadInput } from '../exit.js';
import { names, orUnavailable } from '../conform/chosen.js';
import { number, paint } from '../terminal.js';
import type { Checking, Section } from './section.js';

const choiceOf = (name: string): Choice => {
  if (!generationOf(name)?.subjects['payments'])
    throw new BadInput(
      `there is no implementation ${JSON.stringify(name)}, expected one of ${names.join(', ')}`,
    );
  return { name, subject: 'payments' };
};

export const checkContract = async (
  name: string,
  { options, interrupted, progress }: Checking,
): Promise<Section> => {
  const { compare, deployed, documented, operationsIn } = await import('../../conformance/index.js');
  const choice = choiceOf(name);
  const implementation = await orUnavailable(deployed(choice));
  const { seed, contractRuns: runs } = options;
  const task = { ...choice, seed, runs, first: 0, stride: 1, channels: 5, length: 24, corpus: [] };
  const {
    runs: done,
    operations,
    cases,
  } = await compare(implementation, task, (tally) => {
    progress(`${name}: ${number(tally.runs)} runs`);
    return interrupted();
  });
  const known = await documented();
  const isNew = (one: (typeof cases)[number]): boolean => !isAmong(known, name, one);
  const undocumented = cases.filter(isNew);
  const times = operationsIn({ operations });
  return {
    name: 'contract',
    lines: [
      `${paint.bold(name)}: ${number(done)} runs, ${number(times)} operations on both sides (seed ${seed})`,
      `  ${cases.length - undocumented.length} ways to disagree met again, all of them documented in docs/conformance`,
      ...undocumented.flatMap(({ symptom, lines }) => [
        `  ${paint.red('✗')} a disagreement that is not documented: it ${symptom}`,
        ...lines.map((line) => `    ${line}`),
      ]),
      ...(undocumented.length === 0
        ? []
        : [
            'To see it again:',
            `  npx nitro-spec conform ${name} --subject payments --seed ${seed} --runs ${done}`,
          ]),
    ],
    json: {
      implementation: name,
      runs: done,
      operations: times,
      documented: cases.length - undocumented.length,
      undocumented: undocumented.length,
    },
    failed: undocumented.length > 0,
  };
};
