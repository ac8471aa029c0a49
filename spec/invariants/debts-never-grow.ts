import { keysOf } from '../modelling/chain.js';
import { owed } from '../modelling/outcome.js';
import type { StepInvariant } from './invariant.js';

/** @paper §5.1 Allocations and Transfer */
export const debtsNeverGrow: StepInvariant = {
  id: 'debts-never-grow',
  section: '§5.1',
  sentence: 'What a finalized outcome owes to an address never grows.',
  about: 'step',
  holds: ({ before, after }) =>
    before.outcomes === after.outcomes ||
    keysOf(before.outcomes).every((channel) => {
      const [outcome, later] = [before.outcomes[channel], after.outcomes[channel]];
      if (outcome === later || outcome?.type !== 'allocation' || later?.type !== 'allocation') return true;
      return later.entries.every(([to, amount]) => amount <= owed(outcome.entries, to));
    }),
};
