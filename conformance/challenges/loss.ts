/**
 * Loss: who loses coins by a disagreement. An outcome is on chain, final or about to be, that the specification
 * does not have there, and a participant to whom less is paid by it has never signed a state that says so.
 *
 * A challenge that is only about to be final is a loss too: whoever has signed nothing of the kind has in general
 * nothing with which to answer it. An outcome that a participant has signed is none, however old.
 */
import { finalized, sameOutcome } from '../../spec/force-move/index.js';
import { entriesOf, owed, printOutcome, type Outcome, type ParticipantAddress } from '../../spec/index.js';
import type { Subject } from '../subject.js';
import { callsIn } from './changed.js';
import { counts } from './signers.js';
import type { ChallengeTrace } from './changed.js';
import type { Challenges, ChannelTerms, ObservedChannel } from './terms.js';

/** Whether the participant has signed a state of the channel with this outcome, in anything that was shown. */
const hasSigned = (
  trace: ChallengeTrace,
  channel: string,
  who: ParticipantAddress,
  outcome: Outcome,
): boolean =>
  callsIn(trace).some(({ channel: called, shows: { states, signatures } }) =>
    signatures.some((one) => {
      const state = states[one.of];
      return (
        one.by === who &&
        counts(one) &&
        state !== undefined &&
        (state.channel ?? called) === channel &&
        sameOutcome(state.outcome, outcome)
      );
    }),
  );

const owedTo = (outcome: Outcome, who: ParticipantAddress): bigint =>
  outcome.type === 'allocation' ? owed(outcome.entries, who) : 0n;

const standing = ({ final, challenge }: ObservedChannel): Outcome | undefined =>
  final === 'unknown' ? undefined : (final ?? challenge?.outcome);

export const loss: NonNullable<Subject<Challenges>['loss']> = (_, { trace, meeting }) => {
  const { expected, observed } = meeting;
  for (const [name, { participants }] of entriesOf<string, ChannelTerms>(trace.start.channels)) {
    const seen = observed.channels[name];
    const onChain = expected.channels[name];
    if (!seen || !onChain) continue;
    const outcome = standing(seen);
    const rightful = finalized(onChain, expected.now) ?? onChain.challenge?.state.outcome;
    if (!outcome || (rightful && sameOutcome(outcome, rightful))) continue;
    const loser = participants.find(
      (who) =>
        !hasSigned(trace, name, who, outcome) &&
        (rightful === undefined || owedTo(outcome, who) < owedTo(rightful, who)),
    );
    if (loser === undefined) continue;
    const how = seen.final ? 'is final' : 'is about to be final';
    return Promise.resolve(`${printOutcome(outcome)} ${how} in ${name}, and ${loser} has never signed it`);
  }
  return Promise.resolve(undefined);
};
