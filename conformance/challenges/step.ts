/** Step: the challenge game as the specification plays it, with the support of the generation that is compared. */
import {
  explainRefusal,
  publishedGames,
  submit,
  unheardOf,
  type Evidence,
  type OnChain,
  type PublishedGame,
  type SignedState,
  type Transaction,
  type Verdict,
} from '../../spec/force-move/index.js';
import type { Operation } from '../implementation.js';
import type { Step } from '../subject.js';
import { appOf, channelOf, stateOf, termsOf } from './channels.js';
import { challengerOf, isSpoilt, type CallAction } from './profile.js';
import { nobody, signatureOn, signerOf } from './signers.js';
import type { Challenges, ChallengeStart, ChallengeState, GenerationName, Shows } from './terms.js';

/**
 * Where states follow one another, final ones carry no data in the specification; in the contracts they may, and
 * nothing reads it.
 */
const evidenceOf = (
  generation: GenerationName,
  channels: ChallengeStart['channels'],
  called: string,
  { states, signatures }: Shows,
): Evidence => ({
  states: states.map((shown) => {
    const state = stateOf(termsOf(channels, called, shown), shown);
    return state.isFinal && generation !== 'v2' ? { ...state, data: null } : state;
  }),
  signatures: signatures.map(signatureOn),
});

const transactionOf = (
  generation: GenerationName,
  terms: ChallengeStart['channels'],
  action: CallAction,
): Transaction<Evidence> => {
  const proof = evidenceOf(generation, terms, action.channel, action.shows);
  switch (action.type) {
    case 'forceMove': {
      const challenger = signerOf(challengerOf(generation, terms[action.channel]!, action));
      return { type: action.type, proof, challenger };
    }
    case 'respond':
    case 'refute': {
      const move: SignedState = {
        state: proof.states[0]!,
        signer: proof.signatures.find(({ of }) => of === 0)?.signer ?? nobody,
      };
      return { type: action.type, move };
    }
    default:
      return { type: action.type, proof };
  }
};

const called = (
  generation: GenerationName,
  { terms, now, channels }: ChallengeState,
  action: CallAction,
): Verdict<OnChain> => {
  const known = terms[action.channel]!;
  const { game, supportFor }: PublishedGame = publishedGames[generation];
  return submit(
    game,
    supportFor(known.app),
    { app: appOf(known), channel: channelOf(known), now },
    channels[action.channel] ?? unheardOf,
    transactionOf(generation, terms, action),
  );
};

export const stateAt = ({ channels }: ChallengeStart): ChallengeState => ({
  terms: channels,
  now: 0n,
  channels: Object.fromEntries(Object.keys(channels).map((name) => [name, unheardOf])),
});

export const step = (
  { generation }: Challenges['capabilities'],
  state: ChallengeState,
  { action, seconds }: Operation<Challenges>,
): Step<ChallengeState> => {
  if (action.type === 'wait')
    return { status: 'applied', state: { ...state, now: state.now + BigInt(seconds) } };
  if (isSpoilt(generation, action))
    return {
      status: 'rejected',
      code: 'NobodysSignature',
      words: 'there is a signature from which nobody can be recovered',
    };
  const verdict = called(generation, state, action);
  if (verdict.status === 'refused')
    return { status: 'rejected', code: verdict.reason.code, words: explainRefusal(verdict.reason) };
  const channels = { ...state.channels, [action.channel]: verdict.value };
  return { status: 'applied', state: { ...state, channels } };
};
