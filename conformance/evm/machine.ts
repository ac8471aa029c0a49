/**
 * Machine: an Ethereum virtual machine in this process, with a clock that only moves when it is told to.
 *
 * Each generation runs on the rules that mainnet had when it was published. Deployed code may be larger than
 * the chain allows, because test contracts are. Gas costs nothing and there is always enough of it.
 */
import { Common, Hardfork, Mainnet } from '@ethereumjs/common';
import { createEVM, type EVMResult } from '@ethereumjs/evm';
import { SimpleStateManager } from '@ethereumjs/statemanager';
import {
  Account,
  bytesToBigInt,
  bytesToHex,
  createAddressFromString,
  createZeroAddress,
  hexToBytes,
  unpadBytes,
} from '@ethereumjs/util';
import { numberToBytesBE } from '@noble/curves/utils.js';
import type { Coins } from '../../spec/index.js';
import { rememberJumpAnalysis } from './jump-analysis.js';
import { revertReason } from './revert-reason.js';

/** An address on the machine: `0x` and 40 lower-case digits. */
export type Hex = `0x${string}`;

export type CallResult =
  | { readonly status: 'applied'; readonly output: Uint8Array }
  | { readonly status: 'refused'; readonly reason: string };

export interface Call {
  readonly to: Hex;
  readonly data: Uint8Array;
  readonly value?: Coins;
  /** Who calls, if it is not the usual sender. */
  readonly from?: Hex;
}

export interface MachineOptions {
  /** Seconds since 1970 of the first block. */
  readonly begins?: bigint;
  readonly hardfork?: Hardfork;
}

export interface Machine {
  /** Deploys this code and answers the address of the contract. */
  deploy(bytecode: Hex): Promise<Hex>;
  /** Puts this code at an address of its own choice, as it runs, not as it is deployed. */
  putCode(address: Hex, code: Uint8Array): Promise<void>;
  call(call: Call): Promise<CallResult>;
  /** What the contract answers; nothing changes. */
  read(call: Call): Promise<Uint8Array>;
  /** What the contract keeps in this slot of its storage. */
  slot(contract: Hex, slot: bigint): Promise<bigint>;
  /** Puts this into a slot of its storage, past all of its rules. */
  putSlot(contract: Hex, slot: bigint, value: bigint): Promise<void>;
  /** All coins of this address outside of any contract's books. */
  coinsOf(address: Hex): Promise<Coins>;
  /** Seconds since 1970, of the block that the next call is in. */
  now(): bigint;
  wait(seconds: number): void;
  snapshot(): Promise<MachineSnapshot>;
  revert(snapshot: MachineSnapshot): Promise<void>;
}

export interface MachineSnapshot {
  readonly depth: number;
  readonly now: bigint;
}

/** Who sends every transaction, and owns all the coins there are at first. */
export const sender: Hex = '0x5e4de5e4de5e4de5e4de5e4de5e4de5e4de5e4de';

/** As many coins as the machine can count. */
export const allCoins: Coins = 2n ** 256n - 1n;

/** As much as every transaction has. */
export const gasLimit = 2n ** 40n;

const header = {
  number: 1n,
  coinbase: createZeroAddress(),
  difficulty: 0n,
  prevRandao: new Uint8Array(32),
  gasLimit,
  getBlobGasPrice: () => undefined,
};

export const createMachine = async ({
  begins = 1_563_926_400n,
  hardfork = Hardfork.Petersburg,
}: MachineOptions = {}): Promise<Machine> => {
  await rememberJumpAnalysis();
  const common = new Common({ chain: Mainnet, hardfork });
  const state = new SimpleStateManager({ common });
  const evm = await createEVM({ common, stateManager: state, allowUnlimitedContractSize: true });
  const caller = createAddressFromString(sender);
  await state.putAccount(caller, new Account(0n, allCoins));

  let now = begins;
  let depth = 0;

  const run = async (
    to: Hex | undefined,
    data: Uint8Array,
    value: Coins = 0n,
    from?: Hex,
  ): Promise<EVMResult> => {
    const result = await evm.runCall({
      caller: from ? createAddressFromString(from) : caller,
      ...(to && { to: createAddressFromString(to) }),
      data,
      value,
      gasLimit,
      block: { header: { ...header, timestamp: now } },
    });
    await evm.journal.cleanup();
    state.originalStorageCache.clear();
    return result;
  };

  const refusal = ({ execResult }: EVMResult): string | undefined =>
    execResult.exceptionError && revertReason(execResult.exceptionError.error, execResult.returnValue);

  const snapshot = async (): Promise<MachineSnapshot> => {
    await state.checkpoint();
    depth += 1;
    return { depth, now };
  };

  const revert = async (to: MachineSnapshot): Promise<void> => {
    if (to.depth > depth) throw new Error('this snapshot was already given up');
    for (; depth >= to.depth; depth--) await state.revert();
    now = to.now;
  };

  return {
    deploy: async (bytecode) => {
      const result = await run(undefined, hexToBytes(bytecode));
      const reason = refusal(result);
      if (reason !== undefined || !result.createdAddress) throw new Error(`not deployed: ${reason}`);
      return result.createdAddress.toString();
    },
    putCode: (address, code) => state.putCode(createAddressFromString(address), code),
    call: async ({ to, data, value, from }) => {
      const result = await run(to, data, value, from);
      const reason = refusal(result);
      if (reason !== undefined) return { status: 'refused', reason };
      return { status: 'applied', output: result.execResult.returnValue };
    },
    read: async ({ to, data }) => {
      const result = await run(to, data);
      const reason = refusal(result);
      if (reason !== undefined) throw new Error(`cannot read ${bytesToHex(data.subarray(0, 4))}: ${reason}`);
      return result.execResult.returnValue;
    },
    slot: async (contract, slot) =>
      bytesToBigInt(await state.getStorage(createAddressFromString(contract), numberToBytesBE(slot, 32))),
    putSlot: (contract, slot, value) =>
      state.putStorage(
        createAddressFromString(contract),
        numberToBytesBE(slot, 32),
        unpadBytes(numberToBytesBE(value, 32)),
      ),
    coinsOf: async (address) => (await state.getAccount(createAddressFromString(address)))?.balance ?? 0n,
    now: () => now,
    wait: (seconds) => {
      now += BigInt(seconds);
    },
    snapshot,
    revert,
  };
};
