/** A published version of ForceMove with a few participants, and the calls that they can make with real signatures. */
import { destinationsFor } from '../../../conformance/evm/asset-holder/destinations.js';
import {
  callsOf,
  type Conclusion,
  type Support,
} from '../../../conformance/evm/asset-holder/force-move-contract.js';
import { deployForceMove } from '../../../conformance/evm/asset-holder/force-move-deploy.js';
import {
  generations,
  versions,
  type Version,
} from '../../../conformance/evm/asset-holder/force-move-generation.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { sign, type Signature } from '../../../conformance/evm/keys.js';
import type { CallResult } from '../../../conformance/evm/machine.js';
import { tarball, Unavailable } from '../../../conformance/evm/tarball.js';
import { participant, type ParticipantAddress } from '../../../spec/index.js';

export const [A, B, I] = ['A', 'B', 'I'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];

export const destinations = destinationsFor([A, B, I]);

export const accountOf = (who: ParticipantAddress) => destinations.accountOf(who)!;

export const packageOf = <V extends Version>(version: V) =>
  `@statechannels/nitro-protocol@${version}` as const;

const isPresent = (version: Version): Promise<boolean> =>
  tarball(packageOf(version)).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Unavailable) || process.env['CI']) throw error;
      console.warn(`skipped: ${error.message}`);
      return false;
    },
  );

const presence = await Promise.all(versions.map(isPresent));

/** The versions that can be had; where `CI` is set, a missing one is a failure. */
export const present: readonly Version[] = versions.filter((_, i) => presence[i]);

/** Those among them that have a ForceMove of their own; what differs in the others is not about the game. */
export const different: readonly Version[] = (
  ['0.1.0', '0.1.5', '0.9.1', '0.10.1', '0.11.0', '0.17.0', '0.17.3'] as const
).filter((version) => present.includes(version));

interface Row extends Support {
  readonly variableParts: readonly hashes.State[];
}

export const sceneOf = async (version: Version) => {
  const generation = generations[version];
  const calls = callsOf(generation);
  const hashing = hashes.hashesOf(generation);
  const { stateMessage, stateHashOf, outcomeHashOf } = hashing;
  const deployed = await deployForceMove(await tarball(packageOf(version)));
  const { machine, adjudicator, apps } = deployed;
  let begun = await machine.snapshot();

  const call = (data: Uint8Array): Promise<CallResult> => machine.call({ to: adjudicator, data });

  const channel = (
    members: readonly ParticipantAddress[] = [A, B],
    rest: Partial<hashes.FixedPart> = {},
  ): hashes.FixedPart => ({
    chainId: 1n,
    participants: members.map(accountOf),
    channelNonce: 1n,
    appDefinition: apps['any-move'],
    challengeDuration: 60n,
    ...rest,
  });

  const state = (turn: bigint, rest: Partial<hashes.State> = {}): hashes.State => ({
    fixedPart: channel(),
    turn,
    isFinal: false,
    outcome: Uint8Array.of(1),
    appData: new Uint8Array(),
    ...rest,
  });

  const signed = (who: ParticipantAddress, of: hashes.State): Signature => sign(who, stateMessage(of));

  /** These states, the last of which all these members have signed. */
  const row = (states: readonly hashes.State[], members: readonly ParticipantAddress[] = [A, B]): Row => {
    const last = states.at(-1)!;
    return {
      fixedPart: last.fixedPart,
      largestTurn: last.turn,
      variableParts: states,
      finalCount: states.filter(({ isFinal }) => isFinal).length,
      signatures: members.map((who) => signed(who, last)),
      whoSignedWhat: members.map(() => states.length - 1),
    };
  };

  const conclusion = (shown: Row): Conclusion => ({
    ...shown,
    appPartHash: hashes.appPartHashOf(shown.fixedPart, shown.variableParts.at(-1)!.appData),
    states: shown.variableParts.length,
  });

  return {
    ...deployed,
    ...hashing,
    generation,
    calls,
    call,
    channel,
    state,
    signed,
    row,
    conclusion,
    /** Forgets everything. */
    afresh: async () => {
      await machine.revert(begun);
      begun = await machine.snapshot();
    },
    challenge: (shown: Row, by = A): Promise<CallResult> => {
      const message = hashes.challengeMessage(stateHashOf(shown.variableParts.at(-1)!));
      return call(calls.challenge(shown, sign(by, message)));
    },
    checkpoint: (shown: Row): Promise<CallResult> => call(calls.checkpoint(shown)),
    conclude: (shown: Row): Promise<CallResult> =>
      call(calls.conclude(conclusion(shown), outcomeHashOf(shown.variableParts.at(-1)!.outcome))),
    stored: (fixedPart = channel()): Promise<bigint> =>
      machine.slot(adjudicator, hashes.slotOf(hashes.channelIdOf(fixedPart))),
  };
};

export type Scene = Awaited<ReturnType<typeof sceneOf>>;
