/** The adjudicator's calls, encoded and decoded, and the contract itself put on a machine. */
import { createContract } from 'micro-eth-signer/abi.js';
import { filesOf } from '../archive.js';
import { link } from '../link.js';
import type { Hex, Machine } from '../machine.js';
import { adjudicator, signed } from './abi.js';
import { zeroAddress, type Stored } from './outcomes.js';

const { authorization } = createContract(signed);

export const { deposit, withdraw, transfer, claim, holdings, setOutcome, getOutcome } =
  createContract(adjudicator);

const commitment = {
  channelType: zeroAddress,
  nonce: 0n,
  participants: [],
  commitmentType: 0n,
  turnNum: 0n,
  commitmentCount: 0n,
  destination: [],
  allocation: [],
  appAttributes: new Uint8Array(),
};

/** The call that puts this outcome on chain, whatever it is. */
export const putOutcome = (channel: Hex, stored: Stored): Uint8Array => {
  const { destination, finalizedAt, guaranteedChannel, allocation } = stored;
  return setOutcome.encodeInput({
    channel,
    outcome: {
      destination: [...destination],
      finalizedAt,
      challengeCommitment: { ...commitment, guaranteedChannel },
      allocation: [...allocation],
    },
  });
};

/** What `getOutcome` answered. */
export const gotOutcome = (output: Uint8Array): Stored => {
  const { destination, finalizedAt, challengeCommitment, allocation } = getOutcome.decodeOutput(output);
  return { destination, finalizedAt, guaranteedChannel: challengeCommitment.guaranteedChannel, allocation };
};

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
