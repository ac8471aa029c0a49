/** `ETHAssetHolder` of one version: put on a machine, and its calls encoded. */
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { Address, Choice, Outcome } from '../../../spec/index.js';
import { filesOf } from '../archive.js';
import { allCoins, createMachine, sender, type Call, type Hex, type Machine } from '../machine.js';
import * as abi from './abi.js';
import { destinationsFor, strangerWord, zeroAddress, type Destinations } from './destinations.js';
import { generations, type AssetHolderVersion, type Generation } from './generation.js';
import type { Holder } from './holder.js';
import {
  allocationOf,
  assetOutcomeHash,
  bytesOf,
  guaranteeTuple,
  itemsOf,
  outcomeBytes,
} from './outcomes.js';

const { holdings, assetOutcomeHashes, deposit, setAssetOutcomeHash, transferAll, claimAll } = createContract([
  ...abi.common,
  abi.setter,
  abi.transferAll,
  abi.claimAll,
]);
const one = createContract([abi.transferToOne, abi.claimForOne]);
const any = createContract([
  abi.transferToAny,
  abi.claimForAny,
  abi.newAllocation,
  abi.newAllocationWithGuarantee,
]);

export const calls = { holdings, assetOutcomeHashes, deposit, setAssetOutcomeHash, transferAll, claimAll };

/** Where mappings are: slot 0 is the adjudicator's address. */
const slots = { holdings: 1n, assetOutcomeHashes: 2n };

const word = (value: bigint): Uint8Array => numberToBytesBE(value, 32);

export const mappingSlot = (key: Hex, slot: bigint): bigint =>
  bytesToNumberBE(keccak_256(concatBytes(bytesOf(key), word(slot))));

/** No index means all of them. */
export const indicesOf = (choice: Choice): bigint[] => (choice === 'all' ? [] : choice.map(BigInt));

/** The destination at this place; somebody whom nothing is owed, where there is none. */
const destinationAt = (outcome: Outcome, place: number, { wordOf }: Destinations): Uint8Array => {
  const entry = outcome.type === 'allocation' ? outcome.entries[place] : undefined;
  return bytesOf(entry ? wordOf(entry[0]) : strangerWord);
};

export const bytecodeIn = (files: ReadonlyMap<string, Uint8Array>, path: string): Hex => {
  const file = files.get(path);
  if (!file) throw new Error(`the tarball has no ${path}`);
  return (JSON.parse(new TextDecoder().decode(file)) as { bytecode: Hex }).bytecode;
};

/** The account that deploys is the adjudicator, so that it can put outcomes on chain. */
export const deployAssetHolder = async (
  machine: Machine,
  tarball: Uint8Array,
  { artifact }: Generation,
): Promise<Hex> => {
  const bytecode = bytecodeIn(filesOf(tarball), artifact('ETHAssetHolder'));
  return machine.deploy(`${bytecode}${sender.slice(2).padStart(64, '0')}`);
};

export const assetHolder = async (name: AssetHolderVersion, tarball: Uint8Array): Promise<Holder> => {
  const generation: Generation = generations[name];
  const { hardfork, payOut, payClaims, stipend } = generation;
  const machine = await createMachine({ hardfork });
  const contract = await deployAssetHolder(machine, tarball, generation);
  let destinations = destinationsFor([]);

  const call = (data: Uint8Array): Call => ({ to: contract, data });
  const bytes = (outcome: Outcome) => outcomeBytes(outcome, destinations);

  return {
    name,
    machine,
    contract,
    capabilities: {
      operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
      finalizesUnconditionally: false,
      callsRecipients: stipend === undefined,
      finalizesAnyAddress: true,
      clock: false,
      maximumAmount: allCoins,
      specialAddresses: [zeroAddress as string as Address],
      choosing: { payOut, payClaims },
    },
    begin: async (next) => {
      destinations = next;
    },
    deposit: (to, expected, amount) =>
      machine.call({
        to: contract,
        data: deposit.encodeInput({ destination: bytesOf(to), expectedHeld: expected, amount }),
        value: amount,
      }),
    finalize: ({ channel, outcome }) =>
      machine.call(
        call(
          setAssetOutcomeHash.encodeInput({
            channelId: bytesOf(channel),
            assetOutcomeHash: assetOutcomeHash(outcome, destinations),
          }),
        ),
      ),
    payOut: ({ channel, outcome }, choice) => {
      const [channelId, allocationBytes] = [bytesOf(channel), bytes(outcome)];
      if (payOut === 'any')
        return call(
          any.transfer.encodeInput({ fromChannelId: channelId, allocationBytes, indices: indicesOf(choice) }),
        );
      if (choice === 'all') return call(transferAll.encodeInput({ channelId, allocationBytes }));
      const destination = destinationAt(outcome, choice[0]!, destinations);
      return call(one.transfer.encodeInput({ fromChannelId: channelId, allocationBytes, destination }));
    },
    payClaims: (guarantee, target, choice) => {
      const guarantorChannelId = bytesOf(guarantee.channel);
      const [guaranteeBytes, allocationBytes] = [bytes(guarantee.outcome), bytes(target.outcome)];
      const shown = { guarantorChannelId, guaranteeBytes, allocationBytes };
      if (payClaims === 'any') return call(any.claim.encodeInput({ ...shown, indices: indicesOf(choice) }));
      if (choice === 'all') return call(claimAll.encodeInput(shown));
      const destination = destinationAt(target.outcome, choice[0]!, destinations);
      return call(one.claim.encodeInput({ ...shown, destination }));
    },
    holdings: (channel) => machine.slot(contract, mappingSlot(channel, slots.holdings)),
    received: machine.coinsOf,
    held: () => machine.coinsOf(contract),
    record: (channel) => machine.slot(contract, mappingSlot(channel, slots.assetOutcomeHashes)),
    recordOf: async (_, outcome) => bytesToNumberBE(assetOutcomeHash(outcome, destinations)),
    ...(payOut === 'any' && {
      remainder: async (funds, debts, choice, guarantee) => {
        const question = {
          initialHoldings: funds,
          allocation: itemsOf(debts.entries, destinations),
          indices: indicesOf(choice),
        };
        const data = guarantee
          ? any._computeNewAllocationWithGuarantee.encodeInput({
              ...question,
              guarantee: guaranteeTuple(guarantee, destinations),
            })
          : any._computeNewAllocation.encodeInput(question);
        const answer = any._computeNewAllocation.decodeOutput(await machine.read(call(data)));
        return allocationOf(answer.newAllocation, destinations);
      },
    }),
  };
};
