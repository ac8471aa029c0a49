import { match } from 'ts-pattern';
import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { countedEntries, type Outcome } from '../modelling/outcome.js';
import { sameLists, type StepInvariant } from './invariant.js';

/** Whether the stored outcome is the one that was reached, less the entries that do not count. */
const isWhatWasReached = (stored: Outcome, reached: Outcome): boolean =>
  match([stored, reached])
    .with([{ type: 'allocation' }, { type: 'allocation' }], ([{ entries }, { entries: all }]) =>
      sameLists(entries.flat(), countedEntries(all).flat()),
    )
    .with(
      [{ type: 'guarantee' }, { type: 'guarantee' }],
      ([a, b]) => a.target === b.target && sameLists(a.priority, b.priority),
    )
    .otherwise(() => false);

/** @paper §3.2 State Channel Outcomes */
export const outcomesComeFromFinalization: StepInvariant = {
  id: 'outcomes-come-from-finalization',
  section: '§3.2',
  sentence: 'Only finalization gives a channel an outcome: to the channel it names, the outcome it names.',
  about: 'step',
  holds: ({ before, action, after }) =>
    before.outcomes === after.outcomes ||
    entriesOf<ChannelAddress, Outcome>(after.outcomes).every(
      ([channel, outcome]) =>
        channel in before.outcomes ||
        (action.type === 'finalize' &&
          action.channel === channel &&
          isWhatWasReached(outcome, action.outcome)),
    ),
};
