/** A published contract beside the rules: whether it disagrees in a way that no documented finding shows. */
import { encounterLines, operationsIn, sample } from '../../conformance/index.js';
import { named } from '../implementations.js';
import { number, paint } from '../terminal.js';
import type { Checking, Section } from './section.js';

export const checkContract = async (
  name: string,
  { options, interrupted, progress }: Checking,
): Promise<Section> => {
  const implementation = await named(name);
  const { seed, contractRuns: runs } = options;
  const result = await sample(implementation, {
    seed,
    runs,
    enough: (tally) => {
      progress(`${name}: ${number(tally.runs)} runs`);
      return interrupted();
    },
  });
  const { tally, documented, undocumented } = result;
  return {
    name: 'contract',
    lines: [
      `${paint.bold(name)}: ${number(tally.runs)} runs, ${number(operationsIn(tally))} operations on both sides (seed ${seed})`,
      `  ${documented} ways to disagree met again, all of them documented in docs/conformance`,
      ...undocumented.flatMap((encounter) => [
        `  ${paint.red('✗')} a disagreement that is not documented`,
        ...encounterLines(implementation.subject, encounter).map((line) => `    ${line}`),
      ]),
      ...(undocumented.length === 0
        ? []
        : ['To see it again:', `  npx nitro-spec conform ${name} --seed ${seed} --runs ${tally.runs}`]),
    ],
    json: {
      implementation: name,
      runs: tally.runs,
      operations: operationsIn(tally),
      documented,
      undocumented: undocumented.length,
    },
    failed: undocumented.length > 0,
  };
};
