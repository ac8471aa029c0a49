/**
 * Keys: participants of an example get real keys, channels and everything else addresses without one.
 *
 * Both follow from the name alone, so that an example is the same contract calls on every machine. A name
 * that is itself `0x` and 40 digits stands for that very address.
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Address } from '../../spec/index.js';
import type { Hex } from './machine.js';

export interface Signature {
  readonly v: bigint;
  readonly r: Uint8Array;
  readonly s: Uint8Array;
}

/** A signature that nobody made: the machine recovers no signer from it. */
export const noSignature: Signature = { v: 27n, r: new Uint8Array(32), s: new Uint8Array(32) };

const hashOf = (text: string): Uint8Array => keccak_256(utf8ToBytes(text));

const lastTwenty = (hash: Uint8Array): Hex => `0x${bytesToHex(hash.subarray(12))}`;

const remembered = <T>(derive: (name: string) => T): ((name: string) => T) => {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? derive(name);
    known.set(name, value);
    return value;
  };
};

const keyOf = remembered((name) => hashOf(`participant ${name}`));

const keyedAddress = remembered((name) =>
  lastTwenty(keccak_256(secp256k1.getPublicKey(keyOf(name), false).subarray(1))),
);

const keylessAddress = remembered((name) =>
  /^0x[0-9a-f]{40}$/.test(name) ? (name as Hex) : lastTwenty(hashOf(`channel ${name}`)),
);

/** Where the coins go that a participant withdraws. */
export const walletOf = remembered((name) => lastTwenty(hashOf(`wallet ${name}`)));

const prefix = utf8ToBytes('\x19Ethereum Signed Message:\n32');

/** The participant's signature on this very digest, without any prefix. */
export const signDigest = (name: string, digest: Uint8Array): Signature => {
  const signature = secp256k1.sign(digest, keyOf(name), { prehash: false, format: 'recovered' });
  return { v: 27n + BigInt(signature[0]!), r: signature.subarray(1, 33), s: signature.subarray(33, 65) };
};

/** The participant's signature on the hash of this message. */
export const sign = (name: string, message: Uint8Array): Signature =>
  signDigest(name, keccak_256(concatBytes(prefix, keccak_256(message))));

/** Names and addresses, both ways, for an example with these participants. */
export interface Names {
  addressOf(name: Address): Hex;
  /** An address that no name stands for is its own name. */
  nameOf(address: string): Address;
  hasKey(name: Address): boolean;
}

export const namesFor = (participants: readonly Address[]): Names => {
  const keyed = new Set(participants);
  const names = new Map<string, Address>();
  return {
    addressOf: (name) => {
      const address = keyed.has(name) ? keyedAddress(name) : keylessAddress(name);
      names.set(address, name);
      return address;
    },
    nameOf: (address) => names.get(address) ?? (address as Address),
    hasKey: (name) => keyed.has(name),
  };
};
