/**
 * Outcomes as the states of these generations carry them: one item for each asset, and inside it, encoded by
 * itself, an allocation or a guarantee.
 *
 * A destination is a word. Participants are paid at their own address, with zeros in front; everything else is the
 * hash of its name, as a channel is the hash of what defines it.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexToBytes } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { Address, Outcome } from '../../../spec/index.js';
import type { Names } from '../keys.js';
import type { Hex } from '../machine.js';

const encodings = createContract([
  {
    type: 'function',
    name: 'outcome',
    inputs: [
      {
        type: 'tuple[]',
        name: 'items',
        components: [
          { type: 'address', name: 'asset' },
          { type: 'bytes', name: 'assetOutcomeBytes' },
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
        type: 'tuple',
        name: 'assetOutcome',
        components: [
          { type: 'uint8', name: 'type' },
          { type: 'bytes', name: 'bytes' },
        ],
      },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'allocation',
    inputs: [
      {
        type: 'tuple[]',
        name: 'items',
        components: [
          { type: 'bytes32', name: 'destination' },
          { type: 'uint256', name: 'amount' },
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
        type: 'tuple',
        name: 'guarantee',
        components: [
          { type: 'bytes32', name: 'targetChannelId' },
          { type: 'bytes32[]', name: 'destinations' },
        ],
      },
    ],
    outputs: [],
  },
] as const);

const encoded = (call: Uint8Array): Uint8Array => call.subarray(4);

export const destinationOf = (name: Address, names: Names): Uint8Array =>
  names.hasKey(name)
    ? hexToBytes(names.addressOf(name).slice(2).padStart(64, '0'))
    : keccak_256(utf8ToBytes(`channel ${name}`));

/** The allocation or the guarantee by itself, as the asset holders take it. */
export const assetBytes = (outcome: Outcome, names: Names): Uint8Array =>
  encoded(
    outcome.type === 'allocation'
      ? encodings.allocation.encodeInput(
          outcome.entries.map(([to, amount]) => ({ destination: destinationOf(to, names), amount })),
        )
      : encodings.guarantee.encodeInput({
          targetChannelId: destinationOf(outcome.target, names),
          destinations: outcome.priority.map((name) => destinationOf(name, names)),
        }),
  );

/** The outcome as it is part of a state: about this one asset. */
export const outcomeBytes = (outcome: Outcome, asset: Hex, names: Names): Uint8Array => {
  const type = outcome.type === 'allocation' ? 0n : 1n;
  const assetOutcome = encodings.assetOutcome.encodeInput({ type, bytes: assetBytes(outcome, names) });
  return encoded(encodings.outcome.encodeInput([{ asset, assetOutcomeBytes: encoded(assetOutcome) }]));
};
