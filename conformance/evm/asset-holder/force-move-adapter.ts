/**
 * Adapter for the challenge game of ForceMove, 0.1.0 to 0.17.3, with real signed states.
 *
 * What a challenge is of is not kept on chain, and an answer has to say it. The adapter says what is challenged as
 * far as it knows; if nothing is, the answer is said to answer itself.
 */
import { match } from 'ts-pattern';
import type { CallAction } from '../../challenges/profile.js';
import { stranger } from '../../challenges/signers.js';
import type {
  Challenges,
  ChallengeStart,
  ChannelTerms,
  ObservedChannel,
  Shows,
} from '../../challenges/terms.js';
import type { Implementation } from '../../implementation.js';
import { challengesOn, type ChallengeContract } from '../challenge-contract.js';
import { noSignature } from '../keys.js';
import type { MachineSnapshot } from '../machine.js';
import { callsOf } from './force-move-contract.js';
import { deployForceMove, type Deployed } from './force-move-deploy.js';
import { generationOf } from './force-move-generation.js';
import { channelIdOf, hashesOf, nothing, slotOf, unpacked } from './force-move-hashes.js';
import { memoryFor, type Memory } from './force-move-memory.js';
import { shownFor } from './force-move-shown.js';

/** The challenge game of this version, and the contracts themselves. */
export const challengesForceMove = async (
  name: string,
  tarball: Uint8Array,
): Promise<Implementation<Challenges, MachineSnapshot> & Deployed> => {
  const generation = generationOf(name);
  const deployed = await deployForceMove(tarball);
  const { machine, adjudicator } = deployed;
  const calls = callsOf(generation);
  const hashes = hashesOf(generation);
  const keepsChallenger = generation.fingerprint !== 'state, outcome';
  let channels: ChallengeStart['channels'] = {};
  let memories = new Map<string, Memory>();
  let shown = shownFor(generation, deployed, []);
  let begun = machine.now();

  const statusOf = (terms: ChannelTerms): Promise<bigint> =>
    machine.slot(adjudicator, slotOf(channelIdOf(shown.fixedPartOf(terms))));

  const forceMove = (
    terms: ChannelTerms,
    memory: Memory,
    { shows, challenger }: Extract<CallAction, { type: 'forceMove' }>,
  ): Uint8Array => {
    memory.rememberChallenger({ name: challenger.by, address: shown.addressOf(challenger.by) });
    const last = shows.states.at(-1);
    const signature = last ? shown.challengerSignature(terms, last, challenger) : noSignature;
    return calls.challenge(shown.supportOf(terms, shows), signature);
  };

  const respond = async (
    terms: ChannelTerms,
    memory: Memory,
    { states, signatures }: Shows,
  ): Promise<Uint8Array> => {
    const signed = signatures[0]!;
    const answer = shown.knownOf(terms, states[0]!);
    const { known, challenger } = memory.challenged(await statusOf(terms)) ?? {
      known: answer,
      challenger: { address: shown.addressOf(signed.by) },
    };
    return calls.respond({
      challenger: challenger.address,
      fixedPart: answer.state.fixedPart,
      isFinal: [known.state.isFinal, answer.state.isFinal],
      variableParts: [known.state, answer.state],
      signature: shown.signatureFor(terms, states, signed),
    });
  };

  const conclude = (terms: ChannelTerms, shows: Shows): Uint8Array => {
    const last = shows.states.at(-1);
    const outcomeHash = last ? shown.knownOf(terms, last).outcomeHash : nothing;
    return calls.conclude(shown.conclusionOf(terms, shows), outcomeHash);
  };

  /** The call; there is none for what these contracts do not have. */
  const encoded = async (action: CallAction): Promise<Uint8Array | undefined> => {
    const { channel, shows } = action;
    const terms = channels[channel]!;
    const memory = memories.get(channel)!;
    for (const state of shows.states) memory.remember(shown.knownOf(terms, state));
    return match(action)
      .with({ type: 'forceMove' }, (action) => forceMove(terms, memory, action))
      .with({ type: 'respond' }, () => respond(terms, memory, shows))
      .with({ type: 'checkpoint' }, () => calls.checkpoint(shown.supportOf(terms, shows)))
      .with({ type: 'conclude' }, () => conclude(terms, shows))
      .with({ type: 'refute' }, { type: 'alternativeRespond' }, () => undefined)
      .exhaustive();
  };

  const observed = async (channel: string): Promise<ObservedChannel | undefined> => {
    const memory = memories.get(channel);
    if (!memory) return undefined;
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
        ...(challenged && keepsChallenger && { challenger: challenged.challenger.name }),
        finalizesAt: finalizesAt - begun,
      },
    };
  };

  const contract: ChallengeContract = {
    ...{ name, machine, observed },
    capabilities: {
      generation: '0.x',
      apps: ['any-move', 'counting'],
      longestChallenge: 2n ** (generation.number === 'uint48' ? 48n : 256n) - 1n,
      greatestTurn: 2 ** 48 - 1,
    },
    begin: (start) => {
      ({ channels } = start);
      memories = new Map(Object.keys(channels).map((channel) => [channel, memoryFor(hashes)]));
      const keyed = [...Object.values(channels).flatMap((terms) => terms.participants), stranger];
      shown = shownFor(generation, deployed, keyed);
      begun = machine.now();
    },
    act: async (action) => {
      const data = await encoded(action);
      if (data) return machine.call({ to: adjudicator, data });
      return { status: 'refused', reason: `there is no ${action.type}` };
    },
  };
  return { ...deployed, ...(await challengesOn(contract)) };
};
