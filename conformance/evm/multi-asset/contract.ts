/**
 * The contract of 0.17.3 that holds several assets, put on a machine with a token beside the coins, and its calls
 * encoded.
 *
 * Every outcome has an item for each of the two. Operations are on one of them; the other one has an outcome of
 * the same entries and something held, and nothing of it may ever change. Statuses are set by the test contract.
 */
import { Hardfork } from '@ethereumjs/common';
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { Address, Coins, Outcome } from '../../../spec/index.js';
import { filesOf } from '../archive.js';
import { bytecodeIn, indicesOf, mappingSlot } from '../asset-holder/contract.js';
import { destinationsFor, zeroAddress } from '../asset-holder/destinations.js';
import type { Holder } from '../asset-holder/holder.js';
import {
  allocationOf,
  argumentsIn,
  assetOutcomeBytes,
  bytesOf,
  guaranteeTuple,
  itemsOf,
} from '../asset-holder/outcomes.js';
import { allCoins, createMachine, sender, type Call, type CallResult, type Hex } from '../machine.js';
import * as abi from './abi.js';

export const adjudicator: ReturnType<typeof createContract<typeof abi.adjudicator>> = createContract(
  abi.adjudicator,
);
export const token: ReturnType<typeof createContract<typeof abi.token>> = createContract(abi.token);
const { outcome: outcomeEncoding } = createContract([abi.outcomeOfAssets]);

/** Its getter has parameters without names: the library takes them in a row, and its types do not say so. */
export const holdingsCall = (asset: Hex, channel: Hex): Uint8Array =>
  adjudicator.holdings.encodeInput([asset, bytesOf(channel)] as never);

export type MultiAssetVersion = '@statechannels/nitro-protocol@0.17.3';

/** Which of the two assets the operations are on. */
export type Asset = 'coins' | 'token';

const artifacts = {
  adjudicator: 'package/lib/artifacts/contracts/test/TESTNitroAdjudicator.sol/TESTNitroAdjudicator.json',
  token: 'package/lib/artifacts/contracts/Token.sol/Token.json',
};

/** All there are of the token; they belong to whoever deploys it. */
export const allTokens: Coins = 10_000_000_000n;

const slots = { statusOf: 0n, holdings: 1n };

/** What is held in the asset that no operation is on. */
const setAside = 1_000n;

/** Longer than any example lasts. */
const challengeDuration = 1_000_000n;

/** The state with which a channel concluded. */
const stateHash = new Uint8Array(32);

const word = (value: bigint): Uint8Array => numberToBytesBE(value, 32);
const wordFor = (address: Hex): Hex => `0x${address.slice(2).padStart(64, '0')}`;

/** The last 160 bits. */
const fingerprintIn = (value: bigint): bigint => value & (2n ** 160n - 1n);

export interface MultiAssetHolder extends Holder {
  /** The contract of the token. */
  readonly token: Hex;
}

export const multiAssetHolder = async (
  name: MultiAssetVersion,
  tarball: Uint8Array,
  asset: Asset = 'coins',
): Promise<MultiAssetHolder> => {
  const files = filesOf(tarball);
  const machine = await createMachine({ hardfork: Hardfork.Berlin });
  const contract = await machine.deploy(bytecodeIn(files, artifacts.adjudicator));
  const owner = sender.slice(2).padStart(64, '0');
  const coin = await machine.deploy(`${bytecodeIn(files, artifacts.token)}${owner}`);
  const assets = [zeroAddress, coin] as const;
  const here = asset === 'coins' ? 0 : 1;
  const [operated, other] = [assets[here], assets[1 - here]!];
  let destinations = destinationsFor([]);
  /** What each channel's outcome says about the other asset. */
  const elsewhere = new Map<Hex, Uint8Array>();

  const call = (data: Uint8Array): Call => ({ to: contract, data });

  const outcomeBytes = (channel: Hex, outcome: Outcome): Uint8Array => {
    const about = assetOutcomeBytes(outcome, destinations);
    const items = assets.map((address, i) => ({
      asset: address as string,
      assetOutcomeBytes: i === here ? about : (elsewhere.get(channel) ?? about),
    }));
    return argumentsIn(outcomeEncoding.encodeInput(items));
  };

  const fingerprintOf = (channel: Hex, outcome: Outcome): bigint => {
    const outcomeHash = keccak_256(outcomeBytes(channel, outcome));
    return fingerprintIn(bytesToNumberBE(keccak_256(concatBytes(stateHash, outcomeHash))));
  };

  const holdingsOf = async (of: Hex, channel: Hex): Promise<Coins> => {
    const inner = mappingSlot(wordFor(of), slots.holdings);
    return machine.slot(contract, mappingSlot(channel, inner));
  };

  const tokensOf = async (account: Hex): Promise<Coins> =>
    token.balanceOf.decodeOutput(
      await machine.read({ to: coin, data: token.balanceOf.encodeInput(account) }),
    );

  const amountOf = asset === 'coins' ? machine.coinsOf : tokensOf;

  const done = async (promised: Promise<CallResult>): Promise<void> => {
    const result = await promised;
    if (result.status === 'refused') throw new Error(`${name} cannot be set up: ${result.reason}`);
  };
  await done(
    machine.call({ to: coin, data: token.approve.encodeInput({ spender: contract, amount: allCoins }) }),
  );
  const already = asset === 'coins' ? 0n : await tokensOf(contract);

  return {
    name,
    machine,
    contract,
    token: coin,
    capabilities: {
      operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
      finalizesUnconditionally: true,
      callsRecipients: asset === 'coins',
      finalizesAnyAddress: true,
      clock: true,
      maximumAmount: asset === 'coins' ? allCoins : allTokens,
      specialAddresses: asset === 'coins' ? [zeroAddress as string as Address] : [],
      choosing: { payOut: 'any', payClaims: 'any' },
    },
    begin: async (next) => {
      destinations = next;
      elsewhere.clear();
    },
    deposit: (channel, expected, amount) =>
      machine.call({
        to: contract,
        data: adjudicator.deposit.encodeInput({
          asset: operated,
          channelId: bytesOf(channel),
          expectedHeld: expected,
          amount,
        }),
        value: asset === 'coins' ? amount : 0n,
      }),
    finalize: async ({ channel, outcome }, isFinal) => {
      elsewhere.set(channel, assetOutcomeBytes(outcome, destinations));
      const finalizesAt = machine.now() + (isFinal ? 0n : challengeDuration);
      const status = (finalizesAt << 160n) | fingerprintOf(channel, outcome);
      const channelId = bytesOf(channel);
      await done(
        machine.call(
          call(adjudicator.setHoldings.encodeInput({ asset: other, channelId, amount: setAside })),
        ),
      );
      return machine.call(call(adjudicator.setStatus.encodeInput({ channelId, f: word(status) })));
    },
    payOut: ({ channel, outcome }, choice) =>
      call(
        adjudicator.transfer.encodeInput({
          assetIndex: BigInt(here),
          fromChannelId: bytesOf(channel),
          outcomeBytes: outcomeBytes(channel, outcome),
          stateHash,
          indices: indicesOf(choice),
        }),
      ),
    payClaims: (guarantee, target, choice) =>
      call(
        adjudicator.claim.encodeInput({
          assetIndex: BigInt(here),
          guarantorChannelId: bytesOf(guarantee.channel),
          guarantorOutcomeBytes: outcomeBytes(guarantee.channel, guarantee.outcome),
          guarantorStateHash: stateHash,
          targetOutcomeBytes: outcomeBytes(target.channel, target.outcome),
          targetStateHash: stateHash,
          indices: indicesOf(choice),
        }),
      ),
    holdings: (channel) => holdingsOf(operated, channel),
    received: amountOf,
    held: async () => (await amountOf(contract)) - already,
    record: async (channel) => {
      const status = await machine.slot(contract, mappingSlot(channel, slots.statusOf));
      const finalizesAt = (status >> 160n) & (2n ** 48n - 1n);
      return finalizesAt > 0n && finalizesAt <= machine.now() ? fingerprintIn(status) : 0n;
    },
    recordOf: async (channel, outcome) => fingerprintOf(channel, outcome),
    movedElsewhere: async (channel) => {
      const held = await holdingsOf(other, channel);
      return elsewhere.has(channel) ? held - setAside : held;
    },
    remainder: async (funds, debts, choice, guarantee) => {
      const question = {
        initialHoldings: funds,
        allocation: itemsOf(debts.entries, destinations),
        indices: indicesOf(choice),
      };
      const { _computeNewAllocation: plain, _computeNewAllocationWithGuarantee: guaranteed } = adjudicator;
      const { newAllocation } = guarantee
        ? guaranteed.decodeOutput(
            await machine.read(
              call(
                guaranteed.encodeInput({ ...question, guarantee: guaranteeTuple(guarantee, destinations) }),
              ),
            ),
          )
        : plain.decodeOutput(await machine.read(call(plain.encodeInput(question))));
      return allocationOf(newAllocation, destinations);
    },
  };
};
