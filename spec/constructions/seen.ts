/**
 * Seen: what one participant knows of a system while steps are in flight.
 *
 * A step is in flight for a member that has signed it and has not received the signatures that complete it:
 * of an update both outcomes are enabled for it then; of a new channel the others may finalize the outcome,
 * and the member may not. A channel of others is theirs to finalize in any way.
 *
 * @paper §4.5 Consensus Game
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import type { Status } from '../reasoning/status.js';
import { viewOf, type View } from '../reasoning/view.js';
import type { Agreement, ConstructionStep } from './step.js';
import { theChannel } from './perform.js';
import type { Channel, System } from './system.js';

/** The view of a participant that has signed these agreements, as far as it is a member, and received nothing. */
export const seenBy = (
  participant: ParticipantAddress,
  system: System,
  inFlight: readonly Agreement[] = [],
): View => {
  const statuses = entriesOf<ChannelAddress, Channel>(system.channels).map(
    ([channel, { members, outcome }]): [ChannelAddress, Status] => {
      if (!members.includes(participant)) return [channel, { type: 'notMine' }];
      const proposed = inFlight.flatMap((step) =>
        step.type === 'update' && step.channel === channel ? [step.outcome] : [],
      );
      return [
        channel,
        proposed.length > 0 ? enabled([outcome, ...proposed]) : { type: 'universal', outcome },
      ];
    },
  );
  const opening = inFlight.flatMap((step): [ChannelAddress, Status][] => {
    if (step.type !== 'open') return [];
    const mine = step.members.includes(participant);
    const status: Status = mine ? { type: 'sentNotReceived', outcomes: [step.outcome] } : { type: 'notMine' };
    return [[step.channel, status]];
  });
  return viewOf(system.chain, recordOf([...statuses, ...opening]));
};

const enabled = (outcomes: readonly Outcome[]): Status => ({ type: 'enabled', outcomes });

/** Who has to sign the step. */
export const signersOf = (system: System, step: ConstructionStep): readonly ParticipantAddress[] => {
  if (step.type === 'open') return step.members;
  if (step.type === 'update' || step.type === 'conclude') return theChannel(system, step.channel).members;
  return [];
};
