/**
 * Submit: a call as it is sent to the adjudicator, with signed states as its evidence.
 *
 * First the evidence is checked, then the rules of the game decide.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { match } from 'ts-pattern';
import type { ParticipantAddress } from '../modelling/address.js';
import type { OnChain } from './adjudicator.js';
import { call, type Call, type ChallengeGame, type Moment } from './challenge-game.js';
import { concludes } from './conclude.js';
import type { Evidence } from './evidence.js';
import type { SignedState } from './state.js';
import { signedByItsMover, type SupportRule } from './support.js';
import { accepted, type Verdict } from './verdict.js';

export type Transaction<Proof = readonly SignedState[]> =
  | {
      readonly type: 'forceMove';
      readonly proof: Proof;
      /** Whose signature is on the challenge itself. */
      readonly challenger: ParticipantAddress;
    }
  | {
      readonly type: 'alternativeRespond' | 'checkpoint' | 'conclude';
      readonly proof: Proof;
    }
  | { readonly type: 'respond' | 'refute'; readonly move: SignedState };

/** What the adjudicator records after the transaction. */
export const submit = <Proof extends readonly SignedState[] | Evidence = readonly SignedState[]>(
  game: ChallengeGame<Proof>,
  support: SupportRule<Proof>,
  moment: Moment,
  onChain: OnChain,
  transaction: Transaction<Proof>,
): Verdict<OnChain> => {
  const shown = evidence(game, support, moment, transaction);
  return shown.status === 'refused' ? shown : call(game, moment, onChain, shown.value);
};

/** The call that the transaction makes, if its evidence holds. */
const evidence = <Proof extends readonly SignedState[] | Evidence>(
  { conclusion }: ChallengeGame<Proof>,
  support: SupportRule<Proof>,
  { app, channel }: Moment,
  transaction: Transaction<Proof>,
): Verdict<Call> =>
  match<Transaction<Proof>, Verdict<Call>>(transaction)
    .with({ type: 'forceMove' }, ({ type, proof, challenger }) =>
      given(support(app, channel, proof), (state): Call => ({ type, state, challenger })),
    )
    .with({ type: 'alternativeRespond' }, { type: 'checkpoint' }, ({ type, proof }) =>
      given(support(app, channel, proof), (state): Call => ({ type, state })),
    )
    .with({ type: 'conclude' }, ({ type, proof }) =>
      given(concludes(conclusion, app, channel, proof), (outcome): Call => ({ type, outcome })),
    )
    .with({ type: 'respond' }, ({ type, move }) =>
      given(signedByItsMover(channel, move), (state): Call => ({ type, state })),
    )
    .with({ type: 'refute' }, ({ type, move }) =>
      given(signedByItsMover(channel, move), (state): Call => ({ type, state, signer: move.signer })),
    )
    .exhaustive();

const given = <T>(verdict: Verdict<T>, then: (value: T) => Call): Verdict<Call> =>
  verdict.status === 'refused' ? verdict : accepted(then(verdict.value));
