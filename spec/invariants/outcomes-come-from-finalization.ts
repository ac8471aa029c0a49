import { entriesOf } from '../modelling/chain.js';
import type { StepInvariant } from './invariant.js';

/** @paper §3.2 State Channel Outcomes */
export const outcomesComeFromFinalization: StepInvariant = {
  id: 'outcomes-come-from-finalization',
  section: '§3.2',
  sentence: 'Only finalization gives a channel an outcome, only to the channel it names, and moves no coins.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (action.type === 'finalize' && before.balances !== after.balances) return false;
    if (before.outcomes === after.outcomes) return true;
    return entriesOf(after.outcomes).every(
      ([channel]) => channel in before.outcomes || (action.type === 'finalize' && action.channel === channel),
    );
  },
};
