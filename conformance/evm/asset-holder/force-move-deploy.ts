/**
 * The contracts of a published version on a machine of their own: adjudicator, apps, and what holds the coins.
 *
 * 0.17.3 is a single contract, and ships no app that allows every move; one of six instructions takes its place.
 */
import { Hardfork } from '@ethereumjs/common';
import { hexToBytes } from '@noble/curves/utils.js';
import { filesOf } from '../archive.js';
import { createMachine, type Hex, type Machine } from '../machine.js';
import { artifactOf, deploy } from './force-move-contract.js';
import { nobody } from './force-move-hashes.js';

/** The contracts of one version, on a machine of their own. */
export interface Deployed {
  readonly machine: Machine;
  readonly adjudicator: Hex;
  /** What the outcomes are about: the holder of the coins, or the coins themselves. */
  readonly asset: Hex;
  readonly apps: { readonly 'any-move': Hex; readonly counting: Hex };
}

const yes: Hex = '0x00000000000000000000000000000000000a9901';

/** Answers 1, whatever it is asked. */
const answersYes = hexToBytes('600160005260206000f3');

export const deployForceMove = async (tarball: Uint8Array): Promise<Deployed> => {
  const files = filesOf(tarball);
  const machine = await createMachine({ hardfork: Hardfork.Istanbul });
  const adjudicator = await deploy(machine, files, 'TESTNitroAdjudicator');
  const has = (contract: string) => artifactOf(files, contract) !== undefined;
  const counting = await deploy(machine, files, 'CountingApp');
  await machine.putCode(yes, answersYes);
  return {
    machine,
    adjudicator,
    asset: has('ETHAssetHolder') ? await deploy(machine, files, 'ETHAssetHolder', adjudicator) : nobody,
    apps: { 'any-move': has('TrivialApp') ? await deploy(machine, files, 'TrivialApp') : yes, counting },
  };
};
