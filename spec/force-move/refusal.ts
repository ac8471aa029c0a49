/**
 * Refusals: why a state, a proof or a call to the adjudicator does not count, as data, and the words for people.
 */
import { match } from 'ts-pattern';
import type { ParticipantAddress } from '../modelling/address.js';

export type Refusal =
  | { readonly code: 'OtherChannel' }
  | { readonly code: 'NotTheNextTurn'; readonly turn: number; readonly expected: number }
  | { readonly code: 'ChangedDuringSetUp'; readonly turn: number }
  | { readonly code: 'AppRefuses'; readonly app: string; readonly turn: number }
  | { readonly code: 'OutcomeChangedByFinal'; readonly turn: number }
  | { readonly code: 'DataKeptByFinal'; readonly turn: number }
  | { readonly code: 'NotFinal'; readonly turn: number }
  | { readonly code: 'Stranger'; readonly signer: ParticipantAddress }
  | {
      readonly code: 'WrongMover';
      readonly turn: number;
      readonly mover: ParticipantAddress;
      readonly signer: ParticipantAddress;
    }
  | { readonly code: 'WrongNumberOfStates'; readonly needed: number; readonly given: number }
  | { readonly code: 'WrongNumberOfSignatures'; readonly needed: number; readonly given: number }
  | { readonly code: 'NotSignedBy'; readonly turn: number; readonly missing: ParticipantAddress }
  | {
      readonly code: 'SignedTooEarly';
      readonly turn: number;
      readonly signer: ParticipantAddress;
      readonly least: number;
    }
  | { readonly code: 'NoVoucher'; readonly payer: ParticipantAddress }
  | { readonly code: 'NotAsVouched'; readonly amount: bigint }
  | { readonly code: 'NotOffered'; readonly game: string; readonly call: string }
  | { readonly code: 'AlreadyFinalized' }
  | { readonly code: 'NoChallenge' }
  | { readonly code: 'ChallengeOngoing' }
  | { readonly code: 'StaleTurn'; readonly turn: number; readonly least: number }
  | {
      readonly code: 'NotTheChallenger';
      readonly signer: ParticipantAddress;
      readonly challenger: ParticipantAddress;
    }
  | { readonly code: 'SignedAnother'; readonly turn: number; readonly signer: ParticipantAddress }
  | { readonly code: 'NotSent'; readonly turn: number; readonly to: ParticipantAddress }
  | { readonly code: 'NotHeld'; readonly turn: number; readonly by: ParticipantAddress };

export type RefusalCode = Refusal['code'];

/** The refusal in words. */
export const explainRefusal = (refusal: Refusal): string =>
  match(refusal)
    .with({ code: 'OtherChannel' }, () => 'the states are not of the same channel')
    .with(
      { code: 'NotTheNextTurn' },
      ({ turn, expected }) => `turn ${turn} was given where turn ${expected} has to follow`,
    )
    .with(
      { code: 'ChangedDuringSetUp' },
      ({ turn }) => `turn ${turn} is part of the set-up, and it changes the outcome or the data`,
    )
    .with({ code: 'AppRefuses' }, ({ app, turn }) => `the app ${app} does not allow the move of turn ${turn}`)
    .with(
      { code: 'OutcomeChangedByFinal' },
      ({ turn }) => `turn ${turn} is final, and it changes the outcome`,
    )
    .with({ code: 'DataKeptByFinal' }, ({ turn }) => `turn ${turn} is final, and it still has app data`)
    .with({ code: 'NotFinal' }, ({ turn }) => `turn ${turn} has to be final, and it is not`)
    .with({ code: 'Stranger' }, ({ signer }) => `${signer} is no participant of the channel`)
    .with(
      { code: 'WrongMover' },
      ({ turn, mover, signer }) => `turn ${turn} belongs to ${mover}, and ${signer} signed it`,
    )
    .with(
      { code: 'WrongNumberOfStates' },
      ({ needed, given }) => `${needed} states are needed, and ${given} were given`,
    )
    .with(
      { code: 'WrongNumberOfSignatures' },
      ({ needed, given }) => `${needed} signatures are needed, and ${given} were given`,
    )
    .with(
      { code: 'SignedTooEarly' },
      ({ turn, signer, least }) => `${signer} has signed turn ${turn}, and not turn ${least} or a later one`,
    )
    .with({ code: 'NoVoucher' }, ({ payer }) => `there is no voucher of ${payer} for this channel`)
    .with(
      { code: 'NotAsVouched' },
      ({ amount }) => `the outcome is not the agreed one with ${amount} paid by the first to the second`,
    )
    .with(
      { code: 'NotSignedBy' },
      ({ turn, missing }) => `the state of turn ${turn} is not signed by ${missing}`,
    )
    .with({ code: 'NotOffered' }, ({ game, call }) => `${game} knows no ${call}`)
    .with({ code: 'AlreadyFinalized' }, () => 'the outcome is finalized, for ever')
    .with({ code: 'NoChallenge' }, () => 'there is no challenge to answer')
    .with({ code: 'ChallengeOngoing' }, () => 'a challenge is already going on')
    .with(
      { code: 'StaleTurn' },
      ({ turn, least }) => `turn ${turn} is stale: at least turn ${least} is needed`,
    )
    .with(
      { code: 'NotTheChallenger' },
      ({ signer, challenger }) => `a later state of the challenger ${challenger} is needed, not of ${signer}`,
    )
    .with(
      { code: 'SignedAnother' },
      ({ turn, signer }) => `${signer} has signed another state of turn ${turn}`,
    )
    .with({ code: 'NotHeld' }, ({ turn, by }) => `${by} does not hold this state of turn ${turn}`)
    .with({ code: 'NotSent' }, ({ turn, to }) => `no such state of turn ${turn} is on its way to ${to}`)
    .exhaustive();
