/**
 * Standing: what the paper's bracket notation says of a channel that is not finalized yet, and what each
 * participant makes of it.
 *
 * `[L ↦ Ω]_{A,B}`: A and B can each finalize Ω. `[L ↦ Ω1, Ω2]_{(p)}`: p cannot prevent either. A participant
 * that no standing of a channel names is taken to be no member of it.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import type { Chain } from '../modelling/chain.js';
import { recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import type { Status } from './status.js';
import { viewOf, type View } from './view.js';

export type Standing =
  | {
      readonly type: 'finalizable';
      readonly channel: ChannelAddress;
      readonly outcomes: readonly Outcome[];
      readonly by: readonly ParticipantAddress[];
    }
  | {
      readonly type: 'enabled';
      readonly channel: ChannelAddress;
      readonly outcomes: readonly Outcome[];
      readonly for: ParticipantAddress;
    };

/** The participants that these standings name. */
export const participantsIn = (standings: readonly Standing[]): readonly ParticipantAddress[] => [
  ...new Set(standings.flatMap((standing) => (standing.type === 'enabled' ? [standing.for] : standing.by))),
];

const statusFor = (participant: ParticipantAddress, standings: readonly Standing[]): Status => {
  for (const standing of standings) {
    const { type, outcomes } = standing;
    if (type === 'enabled' && standing.for === participant) return { type, outcomes };
    if (type === 'finalizable' && standing.by.includes(participant))
      return standing.by.length === 1 ? { type, outcomes } : { type: 'universal', outcome: outcomes[0]! };
  }
  return { type: 'notMine' };
};

/** What the participant sees: the chain, and its status in every channel that has a standing. */
export const viewFrom = (
  chain: Chain,
  standings: readonly Standing[],
  participant: ParticipantAddress,
): View => {
  const channels = [...new Set(standings.map(({ channel }) => channel))];
  const status = (channel: ChannelAddress): Status =>
    statusFor(
      participant,
      standings.filter((standing) => standing.channel === channel),
    );
  return viewOf(chain, recordOf(channels.map((channel) => [channel, status(channel)])));
};
