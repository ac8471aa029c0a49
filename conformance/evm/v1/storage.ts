/**
 * Storage: the adjudicator's balances and outcomes, read from where it keeps them.
 *
 * That is what its own getters answer, forty times as fast; a test compares the two. The layout is
 * Solidity's: `holdings` is slot 0, `outcomes` slot 1, and small fields that follow each other share a slot.
 * Where the fields of an outcome are differs between the versions.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import type { Hex, Machine } from '../machine.js';
import type { Layout } from './layout.js';
import type { Stored } from './outcomes.js';

const holdings = 0n;
const outcomes = 1n;

const word = (value: bigint): Uint8Array => numberToBytesBE(value, 32);

const hash = (...words: readonly bigint[]): bigint =>
  bytesToNumberBE(keccak_256(concatBytes(...words.map(word))));

const addressIn = (value: bigint): Hex => `0x${bytesToHex(word(value).subarray(12))}`;

export const readStorage = (
  { slot }: Pick<Machine, 'slot'>,
  contract: Hex,
  { field }: Pick<Layout, 'field'>,
) => {
  const read = (at: bigint) => slot(contract, at);

  const list = async (at: bigint): Promise<bigint[]> => {
    const items: bigint[] = [];
    const first = hash(at);
    for (let length = await read(at), i = 0n; i < length; i++) items.push(await read(first + i));
    return items;
  };

  return {
    holdings: (address: Hex): Promise<bigint> => read(hash(BigInt(address), holdings)),
    outcome: async (channel: Hex): Promise<Stored> => {
      const base = hash(BigInt(channel), outcomes);
      return {
        destination: (await list(base + field.destination)).map(addressIn),
        finalizedAt: await read(base + field.finalizedAt),
        guaranteedChannel: addressIn(await read(base + field.guaranteedChannel)),
        allocation: await list(base + field.allocation),
      };
    },
  };
};
