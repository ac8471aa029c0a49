/**
 * Hashes: what the participants of a channel sign, and what the adjudicator keeps of it.
 *
 * A state is hashed as (turn, final or not, channel, hash of the app's part, hash of the outcome). The adjudicator
 * keeps one word for each channel: the record, the time of finalization, and the fingerprint of the rest, of which
 * nothing can be read back. So whoever wants to know what is on chain keeps what was shown, and compares.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { Hex } from '../machine.js';
import type { Generation } from './force-move-generation.js';

export interface FixedPart {
  readonly chainId: bigint;
  readonly participants: readonly Hex[];
  readonly channelNonce: bigint;
  readonly appDefinition: Hex;
  readonly challengeDuration: bigint;
}

export interface VariablePart {
  readonly outcome: Uint8Array;
  readonly appData: Uint8Array;
}

export interface State extends VariablePart {
  readonly fixedPart: FixedPart;
  readonly turn: bigint;
  readonly isFinal: boolean;
}

/** What the adjudicator keeps of a channel; none of it is known to it but the first two. */
export interface Kept {
  readonly turnNumRecord: bigint;
  readonly finalizesAt: bigint;
  readonly stateHash: Uint8Array;
  readonly challenger: Hex;
  readonly outcomeHash: Uint8Array;
}

/** Encoded as the arguments of a function are. */
const encodings = createContract([
  {
    type: 'function',
    name: 'channel',
    inputs: [
      { type: 'uint256', name: 'chainId' },
      { type: 'address[]', name: 'participants' },
      { type: 'uint256', name: 'channelNonce' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'appPart',
    inputs: [
      { type: 'uint256', name: 'challengeDuration' },
      { type: 'address', name: 'appDefinition' },
      { type: 'bytes', name: 'appData' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'state',
    inputs: [
      { type: 'uint256', name: 'turnNum' },
      { type: 'bool', name: 'isFinal' },
      { type: 'bytes32', name: 'channelId' },
      { type: 'bytes32', name: 'appPartHash' },
      { type: 'bytes32', name: 'outcomeHash' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'challenge',
    inputs: [
      { type: 'bytes32', name: 'stateHash' },
      { type: 'string', name: 'word' },
    ],
    outputs: [],
  },
  { type: 'function', name: 'bytes', inputs: [{ type: 'bytes', name: '' }], outputs: [] },
] as const);

const encoded = (call: Uint8Array): Uint8Array => call.subarray(4);

const word = (value: bigint): Uint8Array => numberToBytesBE(value, 32);

export const nothing = word(0n);

export const nobody: Hex = `0x${'0'.repeat(40)}`;

export const channelIdOf = ({ chainId, participants, channelNonce }: FixedPart): Uint8Array =>
  keccak_256(
    encoded(encodings.channel.encodeInput({ chainId, participants: [...participants], channelNonce })),
  );

export const appPartHashOf = (
  { challengeDuration, appDefinition }: FixedPart,
  appData: Uint8Array,
): Uint8Array =>
  keccak_256(encoded(encodings.appPart.encodeInput({ challengeDuration, appDefinition, appData })));

/** The message that a challenger signs, apart from the state itself. */
export const challengeMessage = (stateHash: Uint8Array): Uint8Array =>
  encoded(encodings.challenge.encodeInput({ stateHash, word: 'forceMove' }));

const fingerprinted = (fingerprint: Generation['fingerprint'], kept: Kept): readonly Uint8Array[] => {
  const { turnNumRecord, finalizesAt, stateHash, challenger, outcomeHash } = kept;
  const shortest = [stateHash, outcomeHash];
  if (fingerprint === 'state, outcome') return shortest;
  const short = [stateHash, word(BigInt(challenger)), outcomeHash];
  return fingerprint === 'everything' ? [word(turnNumRecord), word(finalizesAt), ...short] : short;
};

export const hashesOf = ({ encodesOutcome, fingerprint }: Generation) => {
  const outcomeHashOf = (outcome: Uint8Array): Uint8Array =>
    keccak_256(encodesOutcome ? encoded(encodings.bytes.encodeInput(outcome)) : outcome);

  /** The message that participants sign; its hash is the state's. */
  const stateMessage = ({ fixedPart, turn, isFinal, outcome, appData }: State): Uint8Array =>
    encoded(
      encodings.state.encodeInput({
        turnNum: turn,
        isFinal,
        channelId: channelIdOf(fixedPart),
        appPartHash: appPartHashOf(fixedPart, appData),
        outcomeHash: outcomeHashOf(outcome),
      }),
    );

  /** The word that is stored: 48 bits of record, 48 bits of time, 160 bits of fingerprint. */
  const statusOf = (kept: Kept): bigint =>
    (kept.turnNumRecord << 208n) |
    (kept.finalizesAt << 160n) |
    BigInt.asUintN(160, bytesToNumberBE(keccak_256(concatBytes(...fingerprinted(fingerprint, kept)))));

  return {
    outcomeHashOf,
    stateMessage,
    stateHashOf: (state: State): Uint8Array => keccak_256(stateMessage(state)),
    statusOf,
  };
};

/** The slot of the one word that is kept of a channel. */
export const slotOf = (channelId: Uint8Array): bigint =>
  bytesToNumberBE(keccak_256(concatBytes(channelId, nothing)));

/** What can be read of it. */
export const unpacked = (status: bigint) => ({
  turnNumRecord: status >> 208n,
  finalizesAt: BigInt.asUintN(48, status >> 160n),
});
