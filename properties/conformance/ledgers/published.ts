/** The second generation's contracts for tests of ledgers, each put on a machine once; and why one is missing. */
import type { VersionOfV2 } from '../../../conformance/evm/v2/ledger-contract.js';
import { ledgersV2, type LedgersOnMachine } from '../../../conformance/evm/v2/ledgers.js';
import type { LedgersAction, LedgersStart } from '../../../conformance/ledgers/index.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import {
  channel,
  participant,
  reclaim,
  recordOf,
  type ChannelAddress,
  type ParticipantAddress,
} from '../../../spec/index.js';
import { whyMissing } from '../published.js';

export const versions: readonly VersionOfV2[] = [
  '@statechannels/nitro-protocol@2.0.0-alpha.2',
  '@statechannels/nitro-protocol@2.0.0-alpha.3',
  '@statechannels/nitro-protocol@2.0.0-alpha.4',
  '@statechannels/nitro-protocol@2.0.0-alpha.5',
  '@statechannels/nitro-protocol@2.0.1-alpha.5',
  '@statechannels/nitro-protocol@2.0.1-alpha.6',
];

export const newest = versions.at(-1)!;

export const missing: ReadonlyMap<VersionOfV2, string | undefined> = new Map(
  await Promise.all(versions.map(async (name) => [name, await whyMissing(name)] as const)),
);

const kept = new Map<VersionOfV2, Promise<LedgersOnMachine>>();

export const published = (name: VersionOfV2 = newest): Promise<LedgersOnMachine> => {
  const implementation = kept.get(name) ?? tarball(name).then((bytes) => ledgersV2(name, bytes));
  kept.set(name, implementation);
  return implementation;
};

export const [A, I, B] = ['A', 'I', 'B'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];
export const [L, R, V] = ['L', "L'", 'V'].map(channel) as [ChannelAddress, ChannelAddress, ChannelAddress];

const { guaranteed, simple } = reclaim;

/** What A and B have in their ledgers with I, and V across both with what it ends with. */
export const inL: reclaim.LedgerOutcome = [simple(A, 1n), simple(I, 2n), guaranteed(V, 5n, A, I)];
export const inR: reclaim.LedgerOutcome = [simple(I, 3n), simple(B, 4n), guaranteed(V, 5n, I, B)];
export const ofV: reclaim.LedgerOutcome = [simple(A, 2n), simple(B, 3n)];

export const startOf = (
  holdings: readonly (readonly [ChannelAddress, bigint])[],
  finalized: readonly (readonly [ChannelAddress, reclaim.LedgerOutcome])[] = [],
): LedgersStart => ({
  participants: [A, I, B],
  holdings: recordOf(holdings),
  outcomes: recordOf(finalized),
});

/** Sets it up and asks for these, a second apart; the answers. */
export const asked = async (
  implementation: LedgersOnMachine,
  start: LedgersStart,
  ...actions: readonly LedgersAction[]
): Promise<readonly string[]> => {
  await implementation.setUp(start);
  const answers: string[] = [];
  for (const action of actions) {
    const response = await implementation.apply({ action, seconds: 1 });
    answers.push(response.status === 'applied' ? 'applied' : response.reason);
  }
  return answers;
};
