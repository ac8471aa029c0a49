import type { StateInvariant } from './invariant.js';

/** @paper §3.2 State Channel Outcomes */
export const onlyChannelsHaveOutcomes: StateInvariant<'participants' | 'outcomes'> = {
  id: 'only-channels-have-outcomes',
  section: '§3.2',
  sentence: 'No participant ever has an outcome.',
  about: 'state',
  reads: ['participants', 'outcomes'],
  holds: ({ participants, outcomes }) => participants.every((address) => !(address in outcomes)),
};
