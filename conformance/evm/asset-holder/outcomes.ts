/**
 * Outcomes as these contracts hash them: the encoding of an allocation or of a guarantee, inside an encoding
 * that says which of the two it is. The hash alone is on chain.
 */
import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { createContract } from 'micro-eth-signer/abi.js';
import {
  allocation,
  type Allocation,
  type Entry,
  type Guarantee,
  type Outcome,
} from '../../../spec/index.js';
import type { Hex } from '../machine.js';
import type { Destinations } from './destinations.js';

const encodings = createContract([
  {
    type: 'function',
    name: 'allocation',
    inputs: [
      {
        name: 'items',
        type: 'tuple[]',
        components: [
          { name: 'destination', type: 'bytes32' },
          { name: 'amount', type: 'uint256' },
        ],
      },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'guarantee',
    inputs: [
      {
        name: 'guarantee',
        type: 'tuple',
        components: [
          { name: 'targetChannelId', type: 'bytes32' },
          { name: 'destinations', type: 'bytes32[]' },
        ],
      },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'assetOutcome',
    inputs: [
      {
        name: 'assetOutcome',
        type: 'tuple',
        components: [
          { name: 'assetOutcomeType', type: 'uint8' },
          { name: 'allocationOrGuaranteeBytes', type: 'bytes' },
        ],
      },
    ],
    outputs: [],
  },
] as const);

/** What a function takes, without the four bytes that name the function. */
export const argumentsIn = (call: Uint8Array): Uint8Array => call.subarray(4);

export const bytesOf = (word: Hex): Uint8Array => hexToBytes(word.slice(2));

/** Entries as the contracts write them. */
interface Item {
  readonly destination: Uint8Array;
  readonly amount: bigint;
}

export const itemsOf = (entries: readonly Entry[], { wordOf }: Destinations): Item[] =>
  entries.map(([to, amount]) => ({ destination: bytesOf(wordOf(to)), amount }));

export const allocationOf = (items: readonly Item[], { nameOf }: Destinations): Allocation =>
  allocation(
    ...items.map(({ destination, amount }) => [nameOf(`0x${bytesToHex(destination)}`), amount] as const),
  );

/** A guarantee as the contracts write it. */
export const guaranteeTuple = ({ target, priority }: Guarantee, { wordOf }: Destinations) => ({
  targetChannelId: bytesOf(wordOf(target)),
  destinations: priority.map((name) => bytesOf(wordOf(name))),
});

/** The allocation or the guarantee by itself, as it is handed in for a payout. */
export const outcomeBytes = (outcome: Outcome, destinations: Destinations): Uint8Array =>
  argumentsIn(
    outcome.type === 'allocation'
      ? encodings.allocation.encodeInput(itemsOf(outcome.entries, destinations))
      : encodings.guarantee.encodeInput(guaranteeTuple(outcome, destinations)),
  );

/** The same, with the type of outcome that it is. */
export const assetOutcomeBytes = (outcome: Outcome, destinations: Destinations): Uint8Array =>
  argumentsIn(
    encodings.assetOutcome.encodeInput({
      assetOutcomeType: outcome.type === 'allocation' ? 0n : 1n,
      allocationOrGuaranteeBytes: outcomeBytes(outcome, destinations),
    }),
  );

export const assetOutcomeHash = (outcome: Outcome, destinations: Destinations): Uint8Array =>
  keccak_256(assetOutcomeBytes(outcome, destinations));
