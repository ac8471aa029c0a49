/**
 * Paying out of 0.17.3, where the adjudicator itself holds the coins: nothing has to be pushed, and what is still
 * owed is part of what the adjudicator keeps of a finalized channel.
 *
 * The challenge game is that of the generations before it; what it lacks is the challenger.
 */
import { createContract } from 'micro-eth-signer/abi.js';
import { conclusion } from '../asset-holder/force-move-abi.js';
import { concluding, type Conclusion } from '../asset-holder/force-move-contract.js';

export const payingAbi = [
  {
    type: 'function',
    name: 'deposit',
    inputs: [
      { type: 'address', name: 'asset' },
      { type: 'bytes32', name: 'channelId' },
      { type: 'uint256', name: 'expectedHeld' },
      { type: 'uint256', name: 'amount' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'transferAllAssets',
    inputs: [
      { type: 'bytes32', name: 'channelId' },
      { type: 'bytes', name: 'outcomeBytes' },
      { type: 'bytes32', name: 'stateHash' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'concludeAndTransferAllAssets',
    inputs: conclusion('uint48', { type: 'bytes', name: 'outcomeBytes' }),
    outputs: [],
  },
] as const;

const contract = createContract(payingAbi);

export const { deposit, transferAllAssets } = contract;

export const concludeAndTransferAllAssets = (shown: Conclusion, outcomeBytes: Uint8Array): Uint8Array =>
  contract.concludeAndTransferAllAssets.encodeInput({ ...concluding(shown), outcomeBytes });
