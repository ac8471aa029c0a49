/** Observed: the state of the specification as an implementation would tell it. */
import { finalized, type OnChain } from '../../spec/force-move/index.js';
import { entriesOf, recordOf } from '../../spec/index.js';
import type { ChallengeState, ObservedChallenges, ObservedChannel } from './terms.js';

const inChannel = (onChain: OnChain, now: bigint): ObservedChannel => {
  const { record, challenge } = onChain;
  const final = finalized(onChain, now);
  if (final) return { record, final };
  if (!challenge) return { record };
  const { state, challenger, finalizesAt } = challenge;
  return { record, challenge: { turn: state.turn, outcome: state.outcome, challenger, finalizesAt } };
};

export const asObserved = ({ channels, now }: ChallengeState): ObservedChallenges => ({
  channels: recordOf(
    entriesOf<string, OnChain>(channels).map(([name, onChain]) => [name, inChannel(onChain, now)]),
  ),
});
