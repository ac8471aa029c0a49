import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { owed, type Outcome } from '../modelling/outcome.js';
import type { StepInvariant } from './invariant.js';

/** @paper §5.1 Allocations and Transfer */
export const debtsNeverGrow: StepInvariant = {
  id: 'debts-never-grow',
  section: '§5.1',
  sentence: 'What a finalized outcome owes to an address never grows.',
  about: 'step',
  holds: ({ before, after }) =>
    before.outcomes === after.outcomes ||
    entriesOf<ChannelAddress, Outcome>(before.outcomes).every(([channel, outcome]) => {
      const later = after.outcomes[channel];
      if (outcome === later || outcome.type === 'guarantee' || later?.type !== 'allocation') return true;
      return later.entries.every(([to, amount]) => amount <= owed(outcome.entries, to));
    }),
};
