/** The calls of ForceMove, encoded for each generation, and the contracts themselves put on a machine. */
import { createContract } from 'micro-eth-signer/abi.js';
import type { Signature } from '../keys.js';
import type { Hex, Machine } from '../machine.js';
import * as abi from './force-move-abi.js';
import type { Generation } from './force-move-generation.js';
import type { FixedPart, VariablePart } from './force-move-hashes.js';

/** States, oldest first, and the signatures on them; `whoSignedWhat` says which state each signature is on. */
export interface Support {
  readonly fixedPart: FixedPart;
  readonly largestTurn: bigint;
  readonly variableParts: readonly VariablePart[];
  /** How many of the states are final, from the last one backwards. */
  readonly finalCount: number;
  readonly signatures: readonly Signature[];
  readonly whoSignedWhat: readonly number[];
}

/** Final states that only differ in their turns. */
export interface Conclusion {
  readonly fixedPart: FixedPart;
  readonly largestTurn: bigint;
  readonly appPartHash: Uint8Array;
  readonly states: number;
  readonly signatures: readonly Signature[];
  readonly whoSignedWhat: readonly number[];
}

export interface Answer {
  readonly challenger: Hex;
  readonly fixedPart: FixedPart;
  readonly isFinal: readonly [boolean, boolean];
  /** What is challenged, and what answers it. */
  readonly variableParts: readonly [VariablePart, VariablePart];
  readonly signature: Signature;
}

const numbers = (list: readonly number[]): bigint[] => list.map(BigInt);

const fixed = ({ participants, ...rest }: FixedPart) => ({ ...rest, participants: [...participants] });

const supporting = (support: Support) => ({
  fixedPart: fixed(support.fixedPart),
  largestTurnNum: support.largestTurn,
  variableParts: [...support.variableParts],
  isFinalCount: BigInt(support.finalCount),
  sigs: [...support.signatures],
  whoSignedWhat: numbers(support.whoSignedWhat),
});

export const concluding = (conclusion: Conclusion) => ({
  largestTurnNum: conclusion.largestTurn,
  fixedPart: fixed(conclusion.fixedPart),
  appPartHash: conclusion.appPartHash,
  numStates: BigInt(conclusion.states),
  sigs: [...conclusion.signatures],
  whoSignedWhat: numbers(conclusion.whoSignedWhat),
});

/** The calls of this generation. */
export const callsOf = (generation: Generation) => {
  const { number, challenge, fingerprint } = generation;
  const contract = createContract(abi.forceMove(number));
  const challenging = createContract(abi.challenge(generation));
  const responding = createContract(abi.respond(number));
  const respondingToAnybody = createContract(abi.respondToAnybody(number));

  const respond = ({ challenger, fixedPart, isFinal, variableParts, signature }: Answer): Uint8Array => {
    const answer = {
      fixedPart: fixed(fixedPart),
      isFinalAB: [...isFinal],
      variablePartAB: [...variableParts],
      sig: signature,
    };
    return fingerprint === 'state, outcome'
      ? respondingToAnybody.respond.encodeInput(answer)
      : responding.respond.encodeInput({ challenger, ...answer });
  };

  return {
    challenge: (support: Support, challengerSig: Signature) =>
      challenging[challenge].encodeInput({ ...supporting(support), challengerSig }),
    respond,
    checkpoint: (support: Support) => contract.checkpoint.encodeInput(supporting(support)),
    conclude: (conclusion: Conclusion, outcomeHash: Uint8Array) =>
      contract.conclude.encodeInput({ ...concluding(conclusion), outcomeHash }),
    recoverSigner: contract.recoverSigner,
    validSignatures: contract.validSignatures,
    validTransition: contract.validTransition,
  };
};

interface Artifact {
  readonly abi: readonly object[];
  readonly bytecode: Hex;
  /** The code as it runs, once it is deployed. */
  readonly deployedBytecode: Hex;
}

/** The compiled contract of this name, wherever the tarball keeps it; nothing if it has none. */
export const artifactOf = (
  files: ReadonlyMap<string, Uint8Array>,
  contract: string,
): Artifact | undefined => {
  const path = [...files.keys()].find((path) => path.endsWith(`/${contract}.json`));
  return path === undefined ? undefined : (JSON.parse(new TextDecoder().decode(files.get(path))) as Artifact);
};

/** Deploys this contract, with an address for its constructor if it asks for one. */
export const deploy = (
  machine: Machine,
  files: ReadonlyMap<string, Uint8Array>,
  contract: string,
  argument?: Hex,
): Promise<Hex> => {
  const artifact = artifactOf(files, contract);
  if (!artifact) throw new Error(`the tarball has no compiled ${contract}`);
  return machine.deploy(`${artifact.bytecode}${argument ? argument.slice(2).padStart(64, '0') : ''}`);
};
