/** All mutants. `nitro-spec check --mutant ID` runs a campaign against one of them. */
import type { Mutant } from './mutant.js';
import { withoutEffects } from './without-effects.js';
import { withoutPremises } from './without-premises.js';
import { wrongCoins } from './wrong-coins.js';
import { wrongOutcomes } from './wrong-outcomes.js';
import { wrongPriorities } from './wrong-priorities.js';

export const mutants: readonly Mutant[] = [
  ...withoutPremises,
  ...withoutEffects,
  ...wrongPriorities,
  ...wrongOutcomes,
  ...wrongCoins,
];

export type { Check, Mutant } from './mutant.js';
