/**
 * Destinations: a word for every name. What has zeros in front is external, an account outside of the contract;
 * everything else is a channel.
 *
 * Participants are external: each is the account of its own key. A channel is a hash of its name, as a real one
 * is of what defines it. A name that is itself `0x` and 40 digits stands for that very account, if it is a
 * participant's.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Address } from '../../../spec/index.js';
import { namesFor } from '../keys.js';
import type { Hex } from '../machine.js';

export interface Destinations {
  /** `0x` and 64 digits. */
  wordOf(name: Address): Hex;
  /** A word that no name stands for is its own name. */
  nameOf(word: string): Address;
  /** The account outside of the contract that is paid, if it is one. */
  accountOf(name: Address): Hex | undefined;
}

export const zeroAddress: Hex = `0x${'0'.repeat(40)}`;

/** What nobody is owed. */
export const strangerWord: Hex = `0x${bytesToHex(keccak_256(utf8ToBytes('stranger')))}`;

const isWord = (name: string): name is Hex => /^0x[0-9a-f]{64}$/.test(name);

export const destinationsFor = (participants: readonly Address[]): Destinations => {
  const accounts = namesFor(participants.filter((name) => !/^0x[0-9a-f]{40}$/.test(name)));
  const external = new Set(participants);
  const words = new Map<Address, Hex>();
  const names = new Map<string, Address>();
  const accountOf = (name: Address) => (external.has(name) ? accounts.addressOf(name) : undefined);
  const destinations: Destinations = {
    wordOf: (name) => {
      const known = words.get(name);
      if (known) return known;
      const account = accountOf(name);
      const hash = () => bytesToHex(keccak_256(utf8ToBytes(`channel ${name}`)));
      const word: Hex = account
        ? `0x${account.slice(2).padStart(64, '0')}`
        : isWord(name)
          ? name
          : `0x${hash()}`;
      words.set(name, word);
      if (!names.has(word)) names.set(word, name);
      return word;
    },
    nameOf: (word) => names.get(word) ?? (word as Address),
    accountOf,
  };
  for (const name of participants) destinations.wordOf(name);
  return destinations;
};
