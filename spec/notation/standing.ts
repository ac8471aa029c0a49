/**
 * Standing: what the paper's bracket notation says of a channel that is not finalized yet.
 *
 * `[L ↦ Ω]_{A,B}`: A and B can each finalize Ω. `[L ↦ Ω1, Ω2]_{(p)}`: p cannot prevent either.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import type { Outcome } from '../modelling/outcome.js';

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
