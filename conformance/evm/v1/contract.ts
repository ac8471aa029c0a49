/** The adjudicator's calls that are the same in all versions, and the contract itself put on a machine. */
import { createContract } from 'micro-eth-signer/abi.js';
import { filesOf } from '../archive.js';
import { link } from '../link.js';
import type { Hex, Machine } from '../machine.js';
import * as abi from './abi.js';

export const { withdraw, transfer, claim, holdings } = createContract(abi.common);
export const { transferAndWithdraw } = createContract(abi.transferAndWithdraw);
const { authorization } = createContract(abi.signed);

export interface Authorization {
  readonly participant: Hex;
  readonly destination: Hex;
  readonly amount: bigint;
  readonly sender: Hex;
}

/** The bytes that a participant signs to withdraw. */
export const authorizationBytes = (terms: Authorization): Uint8Array =>
  authorization.encodeInput(terms).subarray(4);

const bytecodeOf = (files: ReadonlyMap<string, Uint8Array>, contract: string): string => {
  const path = `package/build/contracts/${contract}.json`;
  const file = files.get(path);
  if (!file) throw new Error(`the tarball has no ${path}`);
  return (JSON.parse(new TextDecoder().decode(file)) as { bytecode: string }).bytecode;
};

/** Deploys the test contract with its two libraries. */
export const deployAdjudicator = async (machine: Machine, tarball: Uint8Array): Promise<Hex> => {
  const files = filesOf(tarball);
  const Commitment = await machine.deploy(link(bytecodeOf(files, 'Commitment'), {}));
  const Rules = await machine.deploy(link(bytecodeOf(files, 'Rules'), { Commitment }));
  return machine.deploy(link(bytecodeOf(files, 'TestNitroAdjudicator'), { Commitment, Rules }));
};
