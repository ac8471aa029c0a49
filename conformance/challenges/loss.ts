/**
 * Loss: who loses coins by a disagreement. An outcome is on chain, final or about to be, that the specification
 * does not have there, and a participant to whom less is paid by it has never signed a state that says so.
 *
 * A challenge that is only about to be final is a loss too: whoever has signed nothing of the kind has in general
 * nothing with which to answer it. An outcome that a participant has signed is none, however old. As the smallest
 * example may show more signatures than it needs, those of each participant are also tried as a stranger's.
 */
import { finalized, sameOutcome } from '../../spec/force-move/index.js';
import { entriesOf, owed, printOutcome, type Outcome, type ParticipantAddress } from '../../spec/index.js';
import { play } from '../play.js';
import { whyNotAsked, type Subject } from '../subject.js';
import { sameSymptom, symptomOf } from '../symptom.js';
import type { Encounter } from '../terms.js';
import { callsIn, withCalls, withShows, type ChallengeTrace } from './changed.js';
import { counts, stranger } from './signers.js';
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

const lossIn = ({ trace, meeting }: Encounter<Challenges>): string | undefined => {
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
    return `${printOutcome(outcome)} ${how} in ${name}, and ${loser} has never signed it`;
  }
  return undefined;
};

/** With a stranger's signatures in the place of the participant's. */
const forged = (trace: ChallengeTrace, who: ParticipantAddress): ChallengeTrace =>
  withCalls(trace, (action) =>
    withShows(action, {
      signatures: action.shows.signatures.map((one) => (one.by === who ? { by: stranger, of: one.of } : one)),
    }),
  );

/** Who loses by it, in words: as it is, or where a participant's signatures are a stranger's and it goes on as before. */
export const loss: NonNullable<Subject<Challenges>['loss']> = async (implementation, encounter) => {
  const { subject } = implementation;
  const { trace, meeting } = encounter;
  const asItIs = lossIn(encounter);
  if (asItIs !== undefined) return asItIs;
  const signers = new Set(callsIn(trace).flatMap(({ shows }) => shows.signatures.map(({ by }) => by)));
  for (const who of signers) {
    const other = forged(trace, who);
    const played = whyNotAsked(implementation, other) === undefined && (await play(implementation, other));
    if (!played || played.trace.operations.length < trace.operations.length) continue;
    const isSame = sameSymptom(symptomOf(subject, played.meeting), symptomOf(subject, meeting));
    const lost = isSame ? lossIn(played) : undefined;
    if (lost !== undefined) return `where ${stranger} signs instead of ${who}: ${lost}`;
  }
  return undefined;
};
