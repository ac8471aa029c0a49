/**
 * Concluding in 0.17.3, where the adjudicator itself holds the coins: nothing has to be pushed, and what is still
 * owed is part of what it keeps of a finalized channel.
 *
 * The challenge game is that of the generations before it; what it lacks is the challenger.
 */
import { createContract } from 'micro-eth-signer/abi.js';
import { conclusion } from '../asset-holder/force-move-abi.js';
import { concluding, type Conclusion } from '../asset-holder/force-move-contract.js';

export const concludingAbi = [
  {
    type: 'function',
    name: 'concludeAndTransferAllAssets',
    inputs: conclusion('uint48', { type: 'bytes', name: 'outcomeBytes' }),
    outputs: [],
  },
] as const;

const contract = createContract(concludingAbi);

export const concludeAndTransferAllAssets = (shown: Conclusion, outcomeBytes: Uint8Array): Uint8Array =>
  contract.concludeAndTransferAllAssets.encodeInput({ ...concluding(shown), outcomeBytes });
