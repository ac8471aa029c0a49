/**
 * The challenge game of the second generation's `NitroAdjudicator`, with the apps of the same tarball.
 *
 * The contract keeps one word for each channel: the record, the time of finalization, and the fingerprint of the
 * challenged state and its outcome. Which these are is told by the fingerprints of everything that was shown.
 */
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { Hardfork } from '@ethereumjs/common';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Outcome } from '../../../spec/index.js';
import { chainless } from '../../challenges/chainless.js';
import type { CallAction } from '../../challenges/profile.js';
import { stranger } from '../../challenges/signers.js';
import type {
  AppName,
  ChallengeCapabilities,
  Challenges,
  ChallengeStart,
  ChannelTerms,
  ObservedChannel,
} from '../../challenges/terms.js';
import type { Implementation } from '../../implementation.js';
import { filesOf } from '../archive.js';
import { challengesOn, type ChallengeContract } from '../challenge-contract.js';
import { namesFor } from '../keys.js';
import { createMachine, type CallResult, type Hex, type Machine, type MachineSnapshot } from '../machine.js';
import { challengeAbi, shapes, type Shape } from './challenge-abi.js';
import { encodersOf, encodingOf } from './challenge-encoding.js';

const capabilitiesOf = ({ namesChain }: Shape): ChallengeCapabilities => ({
  generation: 'v2',
  apps: ['consensus', 'payments'],
  ...(!namesChain && { flaws: chainless }),
  longestChallenge: 2n ** 48n - 1n,
  greatestTurn: 2 ** 48 - 1,
});

/** Which of the published shapes this version has. */
export const shapeOf = (name: string): Shape => {
  const version = name.slice(name.lastIndexOf('@') + 1);
  return version in shapes ? shapes[version as keyof typeof shapes] : shapes.later;
};

const bytecodeOf = (files: ReadonlyMap<string, Uint8Array>, contract: string): Hex => {
  const path = `package/dist/artifacts/contracts/${contract}.sol/${contract}.json`;
  const file = files.get(path);
  if (!file) throw new Error(`the tarball has no ${path}`);
  return (JSON.parse(new TextDecoder().decode(file)) as { bytecode: Hex }).bytecode;
};

/** The status word of a channel: slot 0 is a map of them. */
export const statusSlot = (channelId: Uint8Array): bigint =>
  bytesToNumberBE(keccak_256(concatBytes(channelId, numberToBytesBE(0, 32))));

export const statusIn = (word: bigint) => ({
  record: Number(word >> 208n),
  finalizesAt: (word >> 160n) & (2n ** 48n - 1n),
  fingerprint: word & (2n ** 160n - 1n),
});

/** Everything of one example, in the words of the contract. */
const exampleOf = (shape: Shape, { channels }: ChallengeStart, appAddress: (app: AppName) => Hex) => {
  const names = namesFor([...Object.values(channels).flatMap(({ participants }) => participants), stranger]);
  const encoding = encodingOf(shape, names, appAddress);
  return {
    channels,
    encoding,
    ids: new Map(Object.entries(channels).map(([name, terms]) => [name, encoding.channelId(terms)])),
  };
};

export interface DeployedV2 {
  readonly machine: Machine;
  readonly adjudicator: Hex;
  readonly appAddress: (app: AppName) => Hex;
}

export const challengesV2 = async (
  name: string,
  tarball: Uint8Array,
): Promise<Implementation<Challenges, MachineSnapshot> & DeployedV2> => {
  const shape = shapeOf(name);
  const files = filesOf(tarball);
  const machine = await createMachine({ begins: 1_700_000_000n, hardfork: Hardfork.London });
  const adjudicator = await machine.deploy(bytecodeOf(files, 'NitroAdjudicator'));
  const apps: Partial<Record<AppName, Hex>> = {
    consensus: await machine.deploy(bytecodeOf(files, 'ConsensusApp')),
    payments: await machine.deploy(bytecodeOf(files, 'VirtualPaymentApp')),
  };
  const nowhere = namesFor([]);
  const appAddress = (app: AppName): Hex => apps[app] ?? nowhere.addressOf(`app ${app}` as never);
  const encoders = encodersOf(challengeAbi(shape));

  let begun = machine.now();
  let example = exampleOf(shape, { channels: {} }, appAddress);
  /** Outcomes by the fingerprints of everything that was shown. */
  let shown = new Map<bigint, Outcome>();

  const call = (what: string, values: unknown): Promise<CallResult> =>
    machine.call({ to: adjudicator, data: encoders[what]!.encodeInput(values) });

  const act = (action: CallAction): Promise<CallResult> => {
    const { encoding } = example;
    const terms: ChannelTerms = example.channels[action.channel]!;
    const { states, signatures } = action.shows;
    const parts = states.map((state, i) => {
      shown.set(encoding.fingerprint(state.outcome, encoding.stateBytes(terms, state)), state.outcome);
      shown.set(encoding.fingerprint(state.outcome), state.outcome);
      return encoding.signedVariablePart(
        terms,
        state,
        signatures.filter(({ of }) => of === i),
      );
    });
    const fixedPart = encoding.fixedPart(terms);
    const [proof, candidate] = [parts.slice(0, -1), parts.at(-1)!];
    switch (action.type) {
      case 'forceMove': {
        const challengerSig = encoding.challengerSignature(terms, states.at(-1)!, action.challenger);
        return call('challenge', { fixedPart, proof, candidate, challengerSig });
      }
      case 'checkpoint':
        return call('checkpoint', { fixedPart, proof, candidate });
      case 'conclude':
        return call('conclude', { fixedPart, ...(shape.concludesWithProof && { proof: [] }), candidate });
      default:
        throw new Error(`${name} has no ${action.type}`);
    }
  };

  const observed = async (channel: string): Promise<ObservedChannel | undefined> => {
    const channelId = example.ids.get(channel);
    if (!channelId) return undefined;
    const { record, finalizesAt, fingerprint } = statusIn(
      await machine.slot(adjudicator, statusSlot(channelId)),
    );
    if (finalizesAt === 0n) return { record };
    const outcome = shown.get(fingerprint);
    if (finalizesAt <= machine.now()) return { record, final: outcome ?? 'unknown' };
    const challenge = { turn: record, finalizesAt: finalizesAt - begun, ...(outcome && { outcome }) };
    return { record, challenge };
  };

  const contract: ChallengeContract = {
    ...{ name, capabilities: capabilitiesOf(shape), machine, act, observed },
    begin: (start) => {
      begun = machine.now();
      example = exampleOf(shape, start, appAddress);
      shown = new Map();
    },
  };
  return { ...(await challengesOn(contract)), machine, adjudicator, appAddress };
};
