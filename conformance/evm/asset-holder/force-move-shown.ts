/**
 * Shown: the states and signatures of an example, as the calls of ForceMove take them, in a row that ends with the
 * largest turn, and with the place of the state that each signature is on.
 */
import { numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { AppData } from '../../../spec/force-move/index.js';
import type { ParticipantAddress } from '../../../spec/index.js';
import { meant } from '../../challenges/meant.js';
import type { ChannelTerms, Shown, Shows, Signature as ShownSignature } from '../../challenges/terms.js';
import { signatureOf } from '../flawed.js';
import { namesFor, noSignature, type Signature } from '../keys.js';
import type { Hex } from '../machine.js';
import { destinationsFor } from './destinations.js';
import type { Conclusion, Support } from './force-move-contract.js';
import type { Deployed } from './force-move-deploy.js';
import type { Generation } from './force-move-generation.js';
import {
  appPartHashOf,
  challengeMessage,
  hashesOf,
  type FixedPart,
  type State,
} from './force-move-hashes.js';
import type { Known } from './force-move-memory.js';
import { stateOutcome } from './force-move-outcome.js';

/** The chain that the machine is, and another one. */
const [here, elsewhere] = [1n, 5n];

/** Where there is no contract. */
const nowhere: Hex = '0x00000000000000000000000000000000000a9900';

const dataBytes = (data: AppData): Uint8Array => {
  if (data === null) return new Uint8Array();
  return typeof data === 'number'
    ? numberToBytesBE(data, 32)
    : utf8ToBytes(JSON.stringify(data, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)));
};

const finalCount = (states: readonly Shown[]): number => {
  const last = states.findLastIndex(({ isFinal }) => !isFinal);
  return states.length - 1 - last;
};

/** For an example in which these have keys. */
export const shownFor = (
  generation: Generation,
  { asset, apps }: Deployed,
  keyed: readonly ParticipantAddress[],
) => {
  const hashes = hashesOf(generation);
  const names = namesFor(keyed);
  const destinations = destinationsFor(keyed);
  const contracts: Readonly<Record<string, Hex | undefined>> = apps;

  const fixedPartOf = (terms: ChannelTerms, chainId = here): FixedPart => ({
    chainId,
    participants: terms.participants.map(names.addressOf),
    channelNonce: terms.nonce,
    appDefinition: contracts[terms.app] ?? nowhere,
    challengeDuration: terms.challengeDuration,
  });

  const stateOf = (terms: ChannelTerms, shown: Shown, chainId = here): State => ({
    fixedPart: fixedPartOf(terms, chainId),
    turn: BigInt(shown.turn),
    isFinal: shown.isFinal,
    outcome: stateOutcome(shown.outcome, asset, destinations),
    appData: dataBytes(shown.data),
  });

  const knownOf = (terms: ChannelTerms, shown: Shown): Known => {
    const state = stateOf(terms, shown);
    return {
      state,
      outcome: shown.outcome,
      stateHash: hashes.stateHashOf(state),
      outcomeHash: hashes.outcomeHashOf(state.outcome),
    };
  };

  /** What the signature was really made for. */
  const messageOf = (terms: ChannelTerms, shown: Shown, { flaw }: ShownSignature): Uint8Array => {
    const original = meant(terms, shown, flaw);
    return hashes.stateMessage(stateOf(original.terms, original.shown, original.here ? here : elsewhere));
  };

  const signatureFor = (terms: ChannelTerms, states: readonly Shown[], shown: ShownSignature): Signature => {
    const state = states[shown.of];
    return state ? signatureOf(shown.by, messageOf(terms, state, shown), shown.flaw) : noSignature;
  };

  const challengerSignature = (terms: ChannelTerms, shown: Shown, by: ShownSignature): Signature => {
    const message = messageOf(terms, shown, by);
    const signed = by.flaw === 'not-a-challenge' ? message : challengeMessage(keccak_256(message));
    return signatureOf(by.by, signed, by.flaw);
  };

  const supportOf = (terms: ChannelTerms, { states, signatures }: Shows): Support => ({
    fixedPart: fixedPartOf(terms),
    largestTurn: BigInt(states.at(-1)?.turn ?? 0),
    variableParts: states.map((shown) => stateOf(terms, shown)),
    finalCount: finalCount(states),
    signatures: signatures.map((shown) => signatureFor(terms, states, shown)),
    whoSignedWhat: signatures.map(({ of }) => of),
  });

  const conclusionOf = (terms: ChannelTerms, shows: Shows): Conclusion => {
    const { variableParts, ...support } = supportOf(terms, shows);
    const appData = variableParts.at(-1)?.appData ?? new Uint8Array();
    return {
      ...support,
      appPartHash: appPartHashOf(support.fixedPart, appData),
      states: variableParts.length,
    };
  };

  return {
    addressOf: names.addressOf,
    fixedPartOf,
    knownOf,
    signatureFor,
    challengerSignature,
    supportOf,
    conclusionOf,
  };
};
