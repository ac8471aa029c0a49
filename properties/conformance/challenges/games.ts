/** The published challenge games of the first and the second generation, and calls to them. */
import { challengesV1 } from '../../../conformance/evm/v1/challenge.js';
import { versionsOfV1, type VersionOfV1 } from '../../../conformance/evm/v1/layout.js';
import { challengesV2 } from '../../../conformance/evm/v2/challenge.js';
import type { Published } from '../../../conformance/evm/manifest.js';
import { tarball, Unavailable } from '../../../conformance/evm/tarball.js';
import type {
  ChallengeAction,
  ChallengeStart,
  ChannelTerms,
  Flaw,
  Shown,
  Shows,
  Signature,
} from '../../../conformance/challenges/terms.js';
import type { Challenges } from '../../../conformance/challenges/index.js';
import type { Operation } from '../../../conformance/implementation.js';
import {
  allocation,
  participant,
  type Address,
  type Outcome,
  type ParticipantAddress,
} from '../../../spec/index.js';

export const [A, B, C] = ['A', 'B', 'C'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];

const isPresent = (name: Published): Promise<boolean> =>
  tarball(name).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Unavailable) || process.env['CI']) throw error;
      console.warn(`skipped: ${error.message}`);
      return false;
    },
  );

const presentAmong = async <Name extends Published>(names: readonly Name[]): Promise<readonly Name[]> => {
  const presence = await Promise.all(names.map(isPresent));
  return names.filter((_, i) => presence[i]);
};

/** The versions that can be had; where `CI` is set, a missing one is a failure. */
export const v1: readonly VersionOfV1[] = await presentAmong(versionsOfV1);

export const v2 = await presentAmong([
  '@statechannels/nitro-protocol@2.0.0-alpha.2',
  '@statechannels/nitro-protocol@2.0.0-alpha.3',
  '@statechannels/nitro-protocol@2.0.0-alpha.4',
  '@statechannels/nitro-protocol@2.0.0-alpha.5',
  '@statechannels/nitro-protocol@2.0.1-alpha.5',
  '@statechannels/nitro-protocol@2.0.1-alpha.6',
]);

export type VersionOfV2 = (typeof v2)[number];

const deployed = new Map<string, Promise<unknown>>();

const once = <T>(name: string, deploy: () => Promise<T>): Promise<T> => {
  const known = (deployed.get(name) as Promise<T> | undefined) ?? deploy();
  deployed.set(name, known);
  return known;
};

export const gameV1 = (name: VersionOfV1) => once(name, async () => challengesV1(name, await tarball(name)));

export const gameV2 = (name: VersionOfV2) => once(name, async () => challengesV2(name, await tarball(name)));

export const pays = (...entries: readonly (readonly [string, number])[]): Outcome =>
  allocation(...entries.map(([to, amount]) => [to as Address, BigInt(amount)] as const));

export const channelWith = (terms: Partial<ChannelTerms>): ChallengeStart => ({
  channels: {
    L: { participants: [A, B], nonce: 0n, app: 'any-move', challengeDuration: 300n, ...terms },
  },
});

export const turn = (turn: number, outcome: Outcome, rest: Partial<Shown> = {}): Shown => ({
  turn,
  outcome,
  data: null,
  isFinal: false,
  ...rest,
});

/** Each state signed by these. */
export const shown = (...states: readonly (readonly [Shown, ...ParticipantAddress[]])[]): Shows => ({
  states: states.map(([state]) => state),
  signatures: states.flatMap(([, ...signers], of) => signers.map((by): Signature => ({ by, of }))),
});

/** One of the signatures is not what it should be. */
export const flawed = ({ states, signatures }: Shows, at: number, flaw: Flaw): Shows => ({
  states,
  signatures: signatures.map((one, i) => (i === at ? { ...one, flaw } : one)),
});

export const calling = (
  type: Exclude<ChallengeAction['type'], 'wait' | 'forceMove'>,
  shows: Shows,
): Operation<Challenges> => ({ action: { type, channel: 'L', shows }, seconds: 0 });

export const challenging = (shows: Shows, by: ParticipantAddress, flaw?: Flaw): Operation<Challenges> => ({
  action: { type: 'forceMove', channel: 'L', shows, challenger: { by, of: 0, ...(flaw && { flaw }) } },
  seconds: 0,
});

export const waiting = (seconds: number): Operation<Challenges> => ({ action: { type: 'wait' }, seconds });
