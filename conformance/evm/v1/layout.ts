/**
 * Layouts: what differs between the published versions, as far as payments go.
 *
 * Up to 0.1.2 the channel that a guarantee pays for is stored beside what the members signed; from 0.1.4 on
 * it is part of it. A deposit of 0.0.4 does not say what it expects to be held already.
 */
import { createContract } from 'micro-eth-signer/abi.js';
import * as abi from './abi.js';
import type { Hex } from '../machine.js';
import { zeroAddress, type Stored } from './outcomes.js';

interface Described {
  readonly name: string;
  readonly inputs: readonly object[];
  readonly outputs: readonly object[];
}

export interface Layout {
  /** Everything that is called, as the tarball describes it. */
  readonly interface: readonly Described[];
  readonly deposit: (terms: { destination: Hex; expectedHeld: bigint }) => Uint8Array;
  /** The call that puts this outcome on chain, whatever it is. */
  readonly putOutcome: (channel: Hex, stored: Stored) => Uint8Array;
  readonly getOutcome: (channel: Hex) => Uint8Array;
  /** What `getOutcome` answered. */
  readonly gotOutcome: (output: Uint8Array) => Stored;
  /** The fields of an outcome that count, in slots of the storage after its first. */
  readonly field: Readonly<Record<keyof Stored, bigint>>;
}

const commitment = {
  channelType: zeroAddress,
  nonce: 0n,
  channelNonce: 0n,
  participants: [],
  commitmentType: 0n,
  turnNum: 0n,
  commitmentCount: 0n,
  destination: [],
  allocation: [],
  appAttributes: new Uint8Array(),
};

/** An outcome with every field that it has in any version: what a version does not know is left out. */
const complete = ({ destination, finalizedAt, guaranteedChannel, allocation }: Stored) => ({
  destination: [...destination],
  finalizedAt,
  challengeCommitment: { ...commitment, guaranteedChannel },
  guaranteedChannel,
  allocation: [...allocation],
});

type Guaranteeing = { readonly guaranteedChannel: string };

/** The calls about outcomes, as far as all versions agree on them. */
interface OutcomeCalls {
  readonly setOutcome: {
    encodeInput(terms: { channel: string; outcome: ReturnType<typeof complete> }): Uint8Array;
  };
  readonly getOutcome: {
    encodeInput(channel: string): Uint8Array;
    decodeOutput(
      output: Uint8Array,
    ): Omit<Stored, 'guaranteedChannel'> & (Guaranteeing | { readonly challengeCommitment: Guaranteeing });
  };
}

const outcomeCalls = ({ setOutcome, getOutcome }: OutcomeCalls) => ({
  putOutcome: (channel: Hex, stored: Stored) =>
    setOutcome.encodeInput({ channel, outcome: complete(stored) }),
  getOutcome: (channel: Hex) => getOutcome.encodeInput(channel),
  gotOutcome: (output: Uint8Array): Stored => {
    const { destination, finalizedAt, allocation, ...outcome } = getOutcome.decodeOutput(output);
    const { guaranteedChannel } = 'guaranteedChannel' in outcome ? outcome : outcome.challengeCommitment;
    return { destination, finalizedAt, guaranteedChannel, allocation };
  },
});

const besideTheCommitment = { destination: 0n, finalizedAt: 1n, guaranteedChannel: 8n, allocation: 9n };
const insideTheCommitment = { destination: 0n, finalizedAt: 1n, guaranteedChannel: 4n, allocation: 8n };

const plain = createContract(abi.plainDeposit);
const expecting = createContract(abi.expectingDeposit);
const since0016 = [...abi.common, ...abi.transferAndWithdraw, ...abi.expectingDeposit];

const early: Layout = {
  interface: [...abi.common, ...abi.plainDeposit, ...abi.outcomesWithChannelNonce],
  deposit: ({ destination }) => plain.deposit.encodeInput(destination),
  ...outcomeCalls(createContract(abi.outcomesWithChannelNonce)),
  field: besideTheCommitment,
};

const middle: Layout = {
  interface: [...since0016, ...abi.outcomesWithNonce],
  deposit: expecting.deposit.encodeInput,
  ...outcomeCalls(createContract(abi.outcomesWithNonce)),
  field: besideTheCommitment,
};

const late: Layout = {
  interface: [...since0016, ...abi.outcomesWithSignedGuarantee],
  deposit: expecting.deposit.encodeInput,
  ...outcomeCalls(createContract(abi.outcomesWithSignedGuarantee)),
  field: insideTheCommitment,
};

const layouts = {
  'fmg-nitro-adjudicator@0.0.4': early,
  'fmg-nitro-adjudicator@0.0.16': middle,
  'fmg-nitro-adjudicator@0.1.2': middle,
  'fmg-nitro-adjudicator@0.1.4': late,
  'fmg-nitro-adjudicator@0.1.5': late,
} as const satisfies Record<string, Layout>;

/** The published versions of the first generation. */
export type VersionOfV1 = keyof typeof layouts;

export const versionsOfV1 = Object.keys(layouts) as readonly VersionOfV1[];

export const layoutOf = (version: VersionOfV1): Layout => layouts[version];
