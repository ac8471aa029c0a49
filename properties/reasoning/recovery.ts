/**
 * Recovery: any situation of a campaign as one participant sees it, and a duel about it.
 *
 * Small numbers say who the player is, where each channel that is not on chain stands for it, and what the
 * others do, so that a run can be recorded, shortened and played again from its numbers.
 */
import {
  allocation,
  entriesOf,
  guarantee,
  viewOf,
  recordOf,
  type ChannelAddress,
  type Outcome,
  type ParticipantAddress,
  type Status,
  type View,
} from '../../spec/index.js';
import type { Situation } from '../arbitraries/index.js';
import { duel, type Duel, type DuelOptions } from './duel.js';

/** Another outcome that the members could be about to agree on: the same backwards. */
const alternative = (outcome: Outcome): Outcome =>
  outcome.type === 'allocation'
    ? allocation(...outcome.entries.toReversed())
    : guarantee(outcome.target, ...outcome.priority.toReversed());

const standing = (outcome: Outcome, number: number): Status | undefined => {
  const both = [outcome, alternative(outcome)];
  switch (number % 12) {
    case 0:
      return undefined;
    case 1:
      return { type: 'notMine' };
    case 2:
      return { type: 'sentNotReceived', outcomes: [outcome] };
    case 3:
    case 4:
      return { type: 'enabled', outcomes: both };
    case 5:
      return { type: 'finalizable', outcomes: both, challengeable: true };
    case 6:
      return { type: 'finalizable', outcomes: [outcome] };
    case 7:
      return { type: 'finalizable', outcomes: both };
    default:
      return { type: 'universal', outcome };
  }
};

/** Where each channel that has reached an outcome stands, a number for each. */
export const seenIn = ({ chain, reached }: Situation, numbers: readonly number[]): View =>
  viewOf(
    chain,
    recordOf(
      entriesOf<ChannelAddress, Outcome>(reached).flatMap(([channel, outcome], i) => {
        const status = chain.outcomes[channel] ? undefined : standing(outcome, numbers[i] ?? 8);
        return status ? [[channel, status] as const] : [];
      }),
    ),
  );

export interface Recovery extends Duel {
  readonly player: ParticipantAddress;
  readonly view: View;
}

/** One participant recovers what it can in this situation; the numbers say who, from where, and against what. */
export const recoveryIn = (
  situation: Situation,
  numbers: readonly number[],
  options?: DuelOptions,
): Recovery => {
  const { participants } = situation.chain;
  const channels = Object.keys(situation.reached).length;
  const player = participants[(numbers[0] ?? 0) % participants.length]!;
  const view = seenIn(situation, numbers.slice(1, 1 + channels));
  return { player, view, ...duel(view, player, numbers.slice(1 + channels), options) };
};
