/**
 * Encoding: ledgers of examples as the second generation's contract hashes, signs and takes them.
 *
 * A channel is named by the hash of its participants and a nonce, which is made of its name: all participants of
 * the example are members of every channel. A participant's destination is its address after twelve zeros.
 */
import {
  bytesToHex,
  bytesToNumberBE,
  concatBytes,
  hexToBytes,
  numberToBytesBE,
} from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { Address, ChannelAddress, ParticipantAddress, reclaim } from '../../../spec/index.js';
import { signatureOf } from '../flawed.js';
import { namesFor } from '../keys.js';
import type { Hex } from '../machine.js';
import { challengeAbi, hashedAbi, type Shape } from './challenge-abi.js';
import { guaranteeAbi, ledgerAbi } from './ledger-abi.js';

export interface Coder {
  encodeInput(values: unknown): Uint8Array;
  decodeOutput(output: Uint8Array): unknown;
}

/** The functions of an interface whose shape is only known when it runs. */
const codersOf = (abi: readonly unknown[]): Readonly<Record<string, Coder>> =>
  createContract(abi as never) as unknown as Record<string, Coder>;

/** As the contract knows an entry; of the kinds of entries, 1 occurs nowhere here. */
export interface Allocation {
  readonly destination: Uint8Array;
  readonly amount: bigint;
  readonly allocationType: bigint;
  readonly metadata: Uint8Array;
}

const kinds = { simple: 0n, guarantee: 2n } as const;

/** The asset of which the machine itself keeps the books. */
export const coin: Hex = `0x${'0'.repeat(40)}`;

const word = (address: Hex): Uint8Array => hexToBytes(address.slice(2).padStart(64, '0'));

const nothing = new Uint8Array();
const noHash = new Uint8Array(32);

export const encodingFor = (shape: Shape, participants: readonly ParticipantAddress[]) => {
  const names = namesFor(participants);
  const coders = codersOf([...challengeAbi(shape), ...ledgerAbi(shape)]);
  const hashed = codersOf(hashedAbi(shape));
  const guarantees = codersOf(guaranteeAbi)['guarantee']!;
  const encoded = (what: string, values: unknown): Uint8Array =>
    hashed[what]!.encodeInput(values).subarray(4);

  const fixedPart = (channel: ChannelAddress) => ({
    ...(shape.namesChain && { chainId: 1n }),
    participants: participants.map(names.addressOf),
    channelNonce: bytesToNumberBE(keccak_256(utf8ToBytes(channel)).subarray(0, 8)),
    appDefinition: coin,
    challengeDuration: 60n,
  });

  const ids = new Map<ChannelAddress, Uint8Array>();
  const channelId = (channel: ChannelAddress): Uint8Array => {
    const id = ids.get(channel) ?? keccak_256(encoded('channel', fixedPart(channel)));
    ids.set(channel, id);
    return id;
  };

  const destinationOf = (address: Address): Uint8Array =>
    names.hasKey(address) ? word(names.addressOf(address)) : channelId(address as ChannelAddress);

  const allocationsOf = (outcome: reclaim.LedgerOutcome): readonly Allocation[] =>
    outcome.map((entry) => ({
      destination: destinationOf(entry.destination),
      amount: entry.amount,
      allocationType: kinds[entry.type],
      metadata:
        entry.type === 'simple'
          ? nothing
          : guarantees
              .encodeInput({ left: destinationOf(entry.left), right: destinationOf(entry.right) })
              .subarray(4),
    }));

  /** One asset, with what it is owed to. */
  const assetOf = (asset: Hex, outcome: reclaim.LedgerOutcome) => ({
    asset,
    ...(shape.typedAssets ? { assetMetadata: { assetType: 0n, metadata: nothing } } : { metadata: nothing }),
    allocations: allocationsOf(outcome),
  });

  const exitOf = (outcome: reclaim.LedgerOutcome) => [assetOf(coin, outcome)];
  const exitBytes = (exit: unknown): Uint8Array => encoded('exit', exit);
  const outcomeBytes = (outcome: reclaim.LedgerOutcome): Uint8Array => exitBytes(exitOf(outcome));

  /** What the adjudicator keeps of a concluded channel with this outcome. */
  const fingerprintOf = (bytes: Uint8Array): bigint =>
    bytesToNumberBE(
      keccak_256(encoded('fingerprint', { stateHash: noHash, outcomeHash: keccak_256(bytes) })).subarray(12),
    );

  /** A final state with this outcome that all participants have signed. */
  const concluding = (channel: ChannelAddress, exit: unknown) => {
    const variablePart = { outcome: exit, appData: nothing, turnNum: 7n, isFinal: true };
    const state = encoded('state', { channelId: channelId(channel), ...variablePart });
    return {
      fixedPart: fixedPart(channel),
      ...(shape.concludesWithProof && { proof: [] }),
      candidate: { variablePart, sigs: participants.map((who) => signatureOf(who, state)) },
    };
  };

  return {
    coders,
    noHash,
    accountOf: names.addressOf,
    channelId,
    destinationOf,
    allocationsOf,
    assetOf,
    exitOf,
    exitBytes,
    outcomeBytes,
    fingerprintOf,
    concluding,
  };
};

export type LedgerEncoding = ReturnType<typeof encodingFor>;

/** The same entries with what the contract made of their amounts, if it says the same about all else. */
export const withAmounts = (
  outcome: reclaim.LedgerOutcome,
  entries: readonly Allocation[],
  encoding: LedgerEncoding,
): reclaim.LedgerOutcome | undefined => {
  const own = encoding.allocationsOf(outcome);
  const same = own.every(
    ({ destination, allocationType }, i) =>
      entries[i] !== undefined &&
      bytesToHex(entries[i].destination) === bytesToHex(destination) &&
      entries[i].allocationType === allocationType,
  );
  return same && own.length === entries.length
    ? outcome.map((entry, i) => ({ ...entry, amount: entries[i]!.amount }))
    : undefined;
};

const slotOf = (...words: readonly Uint8Array[]): bigint =>
  bytesToNumberBE(keccak_256(concatBytes(...words)));

/** Where the status of a channel is kept: slot 0 is a map of them. */
export const statusSlot = (channelId: Uint8Array): bigint => slotOf(channelId, numberToBytesBE(0, 32));

/** Where the coins of a channel are counted: slot 1 is a map from assets to maps from channels. */
export const holdingsSlot = (asset: Hex, channelId: Uint8Array): bigint =>
  slotOf(channelId, numberToBytesBE(slotOf(word(asset), numberToBytesBE(1, 32)), 32));

/** A concluded channel: nothing on record but when, and the fingerprint. */
export const statusWord = (finalizesAt: bigint, fingerprint: bigint): bigint =>
  (finalizesAt << 160n) | fingerprint;
