/**
 * The challenge game of the first generation's `NitroAdjudicator`.
 *
 * The contract keeps the whole last commitment of each channel, and beside it the destinations and amounts that
 * redistribution goes by, and the time of finalization: zero if the channel is open. There is no record of the
 * greatest turn. A state's mover is its only signer, and so the challenger.
 */
import { bytesToNumberBE, concatBytes, hexToBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { allocation, type Outcome } from '../../../spec/index.js';
import { mover } from '../../../spec/force-move/index.js';
import { chainless } from '../../challenges/chainless.js';
import { channelOf, termsOf } from '../../challenges/channels.js';
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
import { link } from '../link.js';
import { createMachine, type CallResult, type Hex, type Machine, type MachineSnapshot } from '../machine.js';
import { challengeAbi, shapeOf, type Shape } from './challenge-abi.js';
import { encodersOf, encodingOf } from './challenge-encoding.js';
import { layoutOf, type VersionOfV1 } from './layout.js';
import { zeroAddress } from './outcomes.js';
import { readStorage } from './storage.js';

const capabilitiesOf = ({ consensus }: Shape): ChallengeCapabilities => ({
  generation: 'v1',
  apps: consensus === 'counting up' ? ['any-move'] : ['any-move', 'consensus'],
  flaws: chainless,
  challengeDuration: 300n,
  longestChallenge: 300n,
  greatestTurn: 2 ** 32 - 1,
});

/** An app that answers `true`, whatever it is asked. */
const alwaysTrue = hexToBytes('600160005260206000f3');

const bytecodeOf = (files: ReadonlyMap<string, Uint8Array>, contract: string): string => {
  const path = `package/build/contracts/${contract}.json`;
  const file = files.get(path);
  if (!file) throw new Error(`the tarball has no ${path}`);
  return (JSON.parse(new TextDecoder().decode(file)) as { bytecode: string }).bytecode;
};

/** The turn of the stored commitment. It shares a slot with what is before and after it. */
const turnOf = async (
  { slot }: Machine,
  adjudicator: Hex,
  channel: Hex,
  { signsGuarantee }: Shape,
): Promise<number> => {
  const key = concatBytes(numberToBytesBE(BigInt(channel), 32), numberToBytesBE(1, 32));
  const word = await slot(adjudicator, bytesToNumberBE(keccak_256(key)) + 4n);
  return Number((word >> (signsGuarantee ? 168n : 8n)) & 0xffff_ffffn);
};

const exampleOf = (shape: Shape, { channels }: ChallengeStart, appAddress: (app: AppName) => Hex) => {
  const names = namesFor([...Object.values(channels).flatMap(({ participants }) => participants), stranger]);
  const encoding = encodingOf(shape, names, appAddress);
  const addresses = new Map(Object.entries(channels).map(([name, terms]) => [name, encoding.channel(terms)]));
  return { channels, names, encoding, addresses };
};

export interface DeployedV1 {
  readonly machine: Machine;
  readonly adjudicator: Hex;
  /** The address of a channel in the example that was set up. */
  readonly addressOf: (channel: string) => Hex;
}

export const challengesV1 = async (
  name: VersionOfV1,
  tarball: Uint8Array,
): Promise<Implementation<Challenges, MachineSnapshot> & DeployedV1> => {
  const shape = shapeOf(name);
  const files = filesOf(tarball);
  const machine = await createMachine();
  const deploy = (contract: string, libraries: Readonly<Record<string, Hex>>): Promise<Hex> =>
    machine.deploy(link(bytecodeOf(files, contract), libraries));

  const Commitment = await deploy('Commitment', {});
  const Rules = await deploy('Rules', { Commitment });
  const adjudicator = await deploy('TestNitroAdjudicator', { Commitment, Rules });
  const ConsensusCommitment = await deploy('ConsensusCommitment', { Commitment });
  const consensus = await deploy('ConsensusApp', { Commitment, ConsensusCommitment });
  const nowhere = namesFor([]);
  const appAddress = (app: AppName): Hex =>
    app === 'consensus' ? consensus : nowhere.addressOf(`app ${app}` as never);
  await machine.putCode(appAddress('any-move'), alwaysTrue);

  const storage = readStorage(machine, adjudicator, layoutOf(name));
  const encoders = encodersOf(challengeAbi(shape));
  let begun = machine.now();
  let example = exampleOf(shape, { channels: {} }, appAddress);

  const call = (what: string, values: unknown): Promise<CallResult> =>
    machine.call({ to: adjudicator, data: encoders[what]!.encodeInput(values) });

  const act = ({ type, channel, shows: { states, signatures } }: CallAction): Promise<CallResult> => {
    const { encoding, channels } = example;
    const terms = states.map((state): ChannelTerms => termsOf(channels, channel, state));
    const [first, second] = states.map((state, i) => encoding.commitment(terms[i]!, state));
    const signed = signatures.map((one) => {
      const of = Math.min(one.of, states.length - 1);
      return encoding.signature(terms[of]!, states[of]!, one);
    });
    switch (type) {
      case 'forceMove':
        return call('forceMove', {
          agreedCommitment: first,
          challengeCommitment: second,
          guaranteedChannel: zeroAddress,
          signatures: signed,
        });
      case 'respond':
        return call('respondWithMove', { responseCommitment: first, signature: signed[0] });
      case 'refute':
        return call('refute', { refutationCommitment: first, signature: signed[0] });
      case 'alternativeRespond':
        return call('alternativeRespondWithMove', {
          _alternativeCommitment: first,
          _responseCommitment: second,
          _alternativeSignature: signed[0],
          _responseSignature: signed[1],
        });
      case 'conclude':
        return call('conclude', {
          penultimateCommitment: first,
          penultimateSignature: signed[0],
          ultimateCommitment: second,
          ultimateSignature: signed[1],
        });
      case 'checkpoint':
        throw new Error(`${name} has no checkpoint`);
    }
  };

  const observed = async (channel: string): Promise<ObservedChannel | undefined> => {
    const address = example.addresses.get(channel);
    if (!address) return undefined;
    const { destination, finalizedAt, allocation: amounts } = await storage.outcome(address);
    if (finalizedAt === 0n) return {};
    const entries = destination.map((to, i) => [example.names.nameOf(to), amounts[i] ?? 0n] as const);
    const outcome: Outcome = allocation(...entries);
    if (finalizedAt <= machine.now()) return { final: outcome };
    const turn = await turnOf(machine, adjudicator, address, shape);
    const challenger = mover(channelOf(example.channels[channel]!), turn);
    return { challenge: { turn, outcome, challenger, finalizesAt: finalizedAt - begun } };
  };

  const contract: ChallengeContract = {
    ...{ name, capabilities: capabilitiesOf(shape), machine, act, observed },
    begin: (start) => {
      begun = machine.now();
      example = exampleOf(shape, start, appAddress);
    },
  };
  const addressOf = (channel: string): Hex => example.addresses.get(channel)!;
  return { ...(await challengesOn(contract)), machine, adjudicator, addressOf };
};
