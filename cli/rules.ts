/** The rules to check: the specification's own, or wrong ones on purpose to see what a failure looks like. */
import type { NitroAction, Rule } from '../spec/index.js';
import { nitro } from '../spec/index.js';
import { BadInput } from './exit.js';

export const rulesNamed = async (id: string): Promise<Rule<NitroAction>> => {
  if (id === 'nitro') return nitro;
  const { mutants } = await import('../properties/mutants/rules.js');
  const mutant = mutants.find((mutant) => mutant.id === id);
  if (mutant) return mutant.rules;
  const known = mutants.map((mutant) => `  ${mutant.id}`).join('\n');
  throw new BadInput(`there are no wrong rules ${JSON.stringify(id)}; expected one of\n${known}`);
};
