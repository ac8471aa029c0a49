/** The contract: which versions there are, what each can be asked, and how it is put on a machine. */
import { Hardfork } from '@ethereumjs/common';
import type { LedgersCapabilities } from '../../ledgers/index.js';
import { filesOf } from '../archive.js';
import { allCoins, createMachine, type Hex, type Machine } from '../machine.js';
import { shapes, type Shape } from './challenge-abi.js';

export type VersionOfV2 =
  | '@statechannels/nitro-protocol@2.0.0-alpha.2'
  | '@statechannels/nitro-protocol@2.0.0-alpha.3'
  | '@statechannels/nitro-protocol@2.0.0-alpha.4'
  | '@statechannels/nitro-protocol@2.0.0-alpha.5'
  | '@statechannels/nitro-protocol@2.0.1-alpha.5'
  | '@statechannels/nitro-protocol@2.0.1-alpha.6';

export const capabilitiesOf = (name: VersionOfV2): LedgersCapabilities => ({
  operations: ['deposit', 'finalize', 'transfer', 'reclaim', 'payAll'],
  maximumAmount: allCoins,
  // Until 2.0.0-alpha.4 a deposit has to bring the holdings above what was expected.
  depositsOfNothing: !/2\.0\.0-alpha\.[234]$/.test(name),
  callsRecipients: true,
});

/** Which of the published shapes this version has. */
export const shapeOfLedgers = (name: VersionOfV2): Shape => {
  const version = name.slice(name.lastIndexOf('@') + 1);
  return version in shapes ? shapes[version as keyof typeof shapes] : shapes.later;
};

const artifact = 'package/dist/artifacts/contracts/NitroAdjudicator.sol/NitroAdjudicator.json';

export const deployLedgers = async (tarball: Uint8Array): Promise<{ machine: Machine; adjudicator: Hex }> => {
  const file = filesOf(tarball).get(artifact);
  if (!file) throw new Error(`the tarball has no ${artifact}`);
  const { bytecode } = JSON.parse(new TextDecoder().decode(file)) as { bytecode: Hex };
  const machine = await createMachine({ begins: 1_700_000_000n, hardfork: Hardfork.London });
  return { machine, adjudicator: await machine.deploy(bytecode) };
};
