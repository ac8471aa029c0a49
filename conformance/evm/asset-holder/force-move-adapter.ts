/**
 * Adapter for the challenge game of ForceMove, 0.1.0 to 0.17.3: real signed states, handed over as the calls
 * want them, in a row that ends with the largest turn, and one signature for each participant with the place of
 * the state it is on.
 *
 * What a challenge is of is not kept on chain, and an answer has to say it. The adapter says what is challenged as
 * far as it knows; if nothing is, the answer is said to answer itself.
 */
import { numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { meant } from '../../challenges/meant.js';
import { stranger } from '../../challenges/signers.js';
import { challenges } from '../../challenges/index.js';
import type {
  Challenges,
  ChallengeStart,
  ChannelTerms,
  ObservedChannel,
  Shown,
  Shows,
  Signature as ShownSignature,
} from '../../challenges/terms.js';
import type { CallAction } from '../../challenges/profile.js';
import type { Implementation } from '../../implementation.js';
import { recordOf, type Address } from '../../../spec/index.js';
import type { AppData } from '../../../spec/force-move/index.js';
import { signatureOf } from '../flawed.js';
import { namesFor, noSignature, type Signature } from '../keys.js';
import type { CallResult, Hex, MachineSnapshot } from '../machine.js';
import { destinationsFor } from './destinations.js';
import { callsOf, type Conclusion, type Support } from './force-move-contract.js';
import { deployForceMove, type Deployed } from './force-move-deploy.js';
import { generationOf } from './force-move-generation.js';
import {
  appPartHashOf,
  challengeMessage,
  channelIdOf,
  hashesOf,
  slotOf,
  unpacked,
  type FixedPart,
  type State,
} from './force-move-hashes.js';
import { memoryFor, type Known, type Memory } from './force-move-memory.js';
import { stateOutcome } from './force-move-outcome.js';

/** The chain that the machine is, and another one. */
const [here, elsewhere] = [1n, 5n];

/** Where there is no contract. */
const nowhere: Hex = '0x00000000000000000000000000000000000a9900';

const dataBytes = (data: AppData): Uint8Array => {
  if (data === null) return new Uint8Array();
  return typeof data === 'number'
    ? numberToBytesBE(data, 32)
    : utf8ToBytes(JSON.stringify(data, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)));
};

const finalCount = (states: readonly Shown[]): number => {
  const last = states.findLastIndex(({ isFinal }) => !isFinal);
  return states.length - 1 - last;
};

/** The challenge game of this version, and the contracts themselves. */
export const challengesForceMove = async (
  name: string,
  tarball: Uint8Array,
): Promise<Implementation<Challenges, MachineSnapshot> & Deployed> => {
  const generation = generationOf(name);
  const deployed = await deployForceMove(tarball);
  const { machine, adjudicator, asset, apps } = deployed;
  const calls = callsOf(generation);
  const hashes = hashesOf(generation);
  const records = generation.fingerprint !== 'state, outcome';
  let channels: ChallengeStart['channels'] = {};
  let memories = new Map<string, Memory>();
  let names = namesFor([]);
  let destinations = destinationsFor([]);
  let begun = machine.now();
  let empty = await machine.snapshot();
  const contracts: Readonly<Record<string, Hex | undefined>> = apps;

  const fixedPartOf = (terms: ChannelTerms, chainId = here): FixedPart => ({
    chainId,
    participants: terms.participants.map(names.addressOf),
    channelNonce: terms.nonce,
    appDefinition: contracts[terms.app] ?? nowhere,
    challengeDuration: terms.challengeDuration,
  });

  const stateOf = (terms: ChannelTerms, shown: Shown, chainId = here): State => ({
    fixedPart: fixedPartOf(terms, chainId),
    turn: BigInt(shown.turn),
    isFinal: shown.isFinal,
    outcome: stateOutcome(shown.outcome, asset, destinations),
    appData: dataBytes(shown.data),
  });

  const knownOf = (terms: ChannelTerms, shown: Shown): Known => {
    const state = stateOf(terms, shown);
    return {
      state,
      outcome: shown.outcome,
      stateHash: hashes.stateHashOf(state),
      outcomeHash: hashes.outcomeHashOf(state.outcome),
    };
  };

  /** What the signature was really made for. */
  const messageOf = (terms: ChannelTerms, shown: Shown, { flaw }: ShownSignature): Uint8Array => {
    const original = meant(terms, shown, flaw);
    return hashes.stateMessage(stateOf(original.terms, original.shown, original.here ? here : elsewhere));
  };

  const signatureFor = (terms: ChannelTerms, states: readonly Shown[], shown: ShownSignature): Signature => {
    const state = states[shown.of];
    return state ? signatureOf(shown.by, messageOf(terms, state, shown), shown.flaw) : noSignature;
  };

  const challengerSignature = (terms: ChannelTerms, shown: Shown, by: ShownSignature): Signature => {
    const message = messageOf(terms, shown, by);
    const signed = by.flaw === 'not-a-challenge' ? message : challengeMessage(keccak_256(message));
    return signatureOf(by.by, signed, by.flaw);
  };

  const supportOf = (terms: ChannelTerms, { states, signatures }: Shows): Support => ({
    fixedPart: fixedPartOf(terms),
    largestTurn: BigInt(states.at(-1)?.turn ?? 0),
    variableParts: states.map((shown) => stateOf(terms, shown)),
    finalCount: finalCount(states),
    signatures: signatures.map((shown) => signatureFor(terms, states, shown)),
    whoSignedWhat: signatures.map(({ of }) => of),
  });

  const conclusionOf = (terms: ChannelTerms, shows: Shows): Conclusion => {
    const { variableParts, ...support } = supportOf(terms, shows);
    const appData = variableParts.at(-1)?.appData ?? new Uint8Array();
    return {
      ...support,
      appPartHash: appPartHashOf(support.fixedPart, appData),
      states: variableParts.length,
    };
  };

  const respond = async (terms: ChannelTerms, memory: Memory, { states, signatures }: Shows) => {
    const [shown, signed] = [states[0]!, signatures[0]!];
    const answer = knownOf(terms, shown);
    const status = await statusOf(terms);
    const challenged = memory.challenged(status) ?? {
      known: answer,
      challenger: { name: signed.by, address: names.addressOf(signed.by) },
    };
    return calls.respond({
      challenger: challenged.challenger.address,
      fixedPart: answer.state.fixedPart,
      isFinal: [challenged.known.state.isFinal, answer.state.isFinal],
      variableParts: [challenged.known.state, answer.state],
      signature: signatureFor(terms, states, signed),
    });
  };

  const statusOf = (terms: ChannelTerms): Promise<bigint> =>
    machine.slot(adjudicator, slotOf(channelIdOf(fixedPartOf(terms))));

  const encoded = async (action: CallAction): Promise<Uint8Array | undefined> => {
    const { type, channel, shows } = action;
    const terms = channels[channel]!;
    const memory = memories.get(channel)!;
    for (const shown of shows.states) memory.remember(knownOf(terms, shown));
    const last = shows.states.at(-1);
    switch (type) {
      case 'forceMove': {
        const { challenger } = action;
        memory.rememberChallenger({ name: challenger.by, address: names.addressOf(challenger.by) });
        const signature = last ? challengerSignature(terms, last, challenger) : noSignature;
        return calls.challenge(supportOf(terms, shows), signature);
      }
      case 'respond':
        return respond(terms, memory, shows);
      case 'checkpoint':
        return calls.checkpoint(supportOf(terms, shows));
      case 'conclude':
        return calls.conclude(
          conclusionOf(terms, shows),
          hashes.outcomeHashOf(last ? stateOutcome(last.outcome, asset, destinations) : new Uint8Array()),
        );
      default:
        return undefined;
    }
  };

  const call = async (action: CallAction): Promise<CallResult> => {
    const data = await encoded(action);
    return data
      ? machine.call({ to: adjudicator, data })
      : { status: 'refused', reason: `there is no ${action.type}` };
  };

  const observed = async (channel: string): Promise<ObservedChannel> => {
    const memory = memories.get(channel)!;
    const status = await statusOf(channels[channel]!);
    const { turnNumRecord, finalizesAt } = unpacked(status);
    const record = Number(turnNumRecord);
    if (memory.isOpen(status)) return { record };
    const challenged = memory.challenged(status);
    if (finalizesAt !== 0n && finalizesAt <= machine.now())
      return { record, final: memory.concluded(status) ?? challenged?.known.outcome ?? 'unknown' };
    return {
      record,
      challenge: {
        turn: record,
        ...(challenged && { outcome: challenged.known.outcome }),
        ...(challenged && records && { challenger: challenged.challenger.name }),
        finalizesAt: finalizesAt - begun,
      },
    };
  };

  return {
    ...deployed,
    name,
    subject: challenges,
    capabilities: {
      generation: '0.x',
      apps: ['any-move', 'counting'],
      longestChallenge: 2n ** (generation.number === 'uint48' ? 48n : 256n) - 1n,
      greatestTurn: 2 ** 48 - 1,
    },
    setUp: async (start) => {
      await machine.revert(empty);
      empty = await machine.snapshot();
      channels = start.channels;
      memories = new Map(Object.keys(channels).map((channel) => [channel, memoryFor(hashes)]));
      const keyed = [...Object.values(channels).flatMap((terms) => terms.participants), stranger];
      names = namesFor(keyed);
      destinations = destinationsFor(keyed);
      begun = machine.now();
    },
    apply: async ({ action, seconds }) => {
      machine.wait(seconds);
      if (action.type === 'wait') return { status: 'applied' };
      const result = await call(action);
      return result.status === 'applied' ? { status: 'applied' } : result;
    },
    observe: async (mentioned) => {
      const seen: [string, ObservedChannel][] = [];
      for (const channel of mentioned)
        if (memories.has(channel)) seen.push([channel, await observed(channel)]);
      return { channels: recordOf(seen as [Address, ObservedChannel][]) };
    },
    snapshot: machine.snapshot,
    revert: machine.revert,
  };
};
