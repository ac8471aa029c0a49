/**
 * Differing: in what the observed state of a channel is another than the expected one.
 *
 * Of a finalized channel only the outcome counts. What an implementation does not record is not compared.
 */
import { finalized, sameOutcome } from '../../spec/force-move/index.js';
import type { ChallengeState, ObservedChallenges, ObservedChannel } from './terms.js';

const inChannel = (
  { channels, now }: ChallengeState,
  name: string,
  { record, challenge, final }: ObservedChannel,
): readonly string[] => {
  const expected = channels[name]!;
  const outcome = finalized(expected, now);
  if (outcome || final) {
    const same = outcome && final && final !== 'unknown' && sameOutcome(outcome, final);
    return same ? [] : ['finalized outcome'];
  }
  const parts: string[] = [];
  if (record !== undefined && record !== expected.record) parts.push('record');
  const standing = expected.challenge;
  if (!standing || !challenge) return standing || challenge ? [...parts, 'challenge'] : parts;
  if (challenge.turn !== standing.state.turn) parts.push('challenged turn');
  if (!challenge.outcome || !sameOutcome(challenge.outcome, standing.state.outcome))
    parts.push('challenged outcome');
  if (challenge.finalizesAt !== standing.finalizesAt) parts.push('deadline');
  if (challenge.challenger !== undefined && challenge.challenger !== standing.challenger)
    parts.push('challenger');
  return parts;
};

export const differing = (expected: ChallengeState, observed: ObservedChallenges): readonly string[] => [
  ...new Set(
    Object.keys(expected.channels).flatMap((name) =>
      inChannel(expected, name, observed.channels[name] ?? {}),
    ),
  ),
];
