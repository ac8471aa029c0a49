/**
 * The generations of contracts that each hold one asset, as far as payouts are concerned.
 *
 * | | transfers to | claims for | gas for who is paid |
 * |---|---|---|---|
 * | 0.1.0, 0.1.1, 0.1.5, 0.3.0 | all | all | 2300 |
 * | 0.9.1 | all, or one destination | all | enough |
 * | 0.10.1, 0.11.0, 0.11.2 | all, or one destination | all, or one destination | enough |
 * | 0.17.0 | entries by their places, or all | the same | enough |
 *
 * All of them delete the record of an outcome whose last debt is paid.
 */
import { Hardfork } from '@ethereumjs/common';
import type { Published } from '../manifest.js';

/** What can be chosen: nothing but all, all or one destination, or all and any places. */
export type Choosing = 'all' | 'one' | 'any';

export interface Generation {
  readonly payOut: Choosing;
  readonly payClaims: Choosing;
  /** The gas that a recipient gets, if it is too little to do anything with. */
  readonly stipend?: number;
  readonly hardfork: Hardfork;
  /** Where the compiled contract is in the tarball. */
  readonly artifact: (contract: string) => string;
}

const truffle = (contract: string) => `package/lib/build/contracts/${contract}.json`;
const hardhat = (contract: string) =>
  `package/lib/artifacts/contracts/${contract.startsWith('TEST') ? 'test/' : ''}${contract}.sol/${contract}.json`;

const first: Generation = {
  payOut: 'all',
  payClaims: 'all',
  stipend: 2300,
  hardfork: Hardfork.Istanbul,
  artifact: truffle,
};

const second: Generation = {
  payOut: 'one',
  payClaims: 'one',
  hardfork: Hardfork.Istanbul,
  artifact: hardhat,
};

export const generations = {
  '@statechannels/nitro-protocol@0.1.0': first,
  '@statechannels/nitro-protocol@0.1.1': first,
  '@statechannels/nitro-protocol@0.1.5': first,
  '@statechannels/nitro-protocol@0.3.0': first,
  '@statechannels/nitro-protocol@0.9.1': { ...second, payClaims: 'all' },
  '@statechannels/nitro-protocol@0.10.1': second,
  '@statechannels/nitro-protocol@0.11.0': second,
  '@statechannels/nitro-protocol@0.11.2': second,
  '@statechannels/nitro-protocol@0.17.0': {
    ...second,
    payOut: 'any',
    payClaims: 'any',
    hardfork: Hardfork.Berlin,
  },
} as const satisfies Partial<Record<Published, Generation>>;

export type AssetHolderVersion = keyof typeof generations;
