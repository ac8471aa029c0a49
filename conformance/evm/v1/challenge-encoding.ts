/** Encoding: states of examples as commitments of the first generation, signed as a whole. */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import { match } from 'ts-pattern';
import type { AppData, Proposal } from '../../../spec/force-move/index.js';
import type { Outcome } from '../../../spec/index.js';
import { meant } from '../../challenges/meant.js';
import type { AppName, ChannelTerms, Shown, Signature } from '../../challenges/terms.js';
import { signatureOf } from '../flawed.js';
import type { Names } from '../keys.js';
import type { Hex } from '../machine.js';
import { signedAbi, type Shape } from './challenge-abi.js';
import { zeroAddress } from './outcomes.js';

interface Encoder {
  encodeInput(values: unknown): Uint8Array;
}

/** The functions of an interface whose shape is only known when it runs. */
export const encodersOf = (abi: readonly unknown[]): Readonly<Record<string, Encoder>> =>
  createContract(abi as never) as unknown as Record<string, Encoder>;

const stages = { preFund: 0n, postFund: 1n, app: 2n, conclude: 3n } as const;

/** Which stage a state is at, and how many states of it were before; of final states nobody counts. */
const stageOf = (participants: number, { turn, isFinal }: Shown) => {
  const [commitmentType, commitmentCount] = isFinal
    ? [stages.conclude, 0n]
    : turn < participants
      ? [stages.preFund, BigInt(turn)]
      : turn < 2 * participants
        ? [stages.postFund, BigInt(turn - participants)]
        : [stages.app, 0n];
  return { commitmentType, commitmentCount };
};

const sides = (outcome: Outcome, { addressOf }: Names) => {
  const entries = outcome.type === 'allocation' ? outcome.entries : [];
  return {
    destination: entries.map(([to]) => addressOf(to)),
    allocation: entries.map(([, amount]) => amount),
  };
};

export const encodingOf = (shape: Shape, names: Names, appAddress: (app: AppName) => Hex) => {
  const encoders = encodersOf(signedAbi(shape));
  const encoded = (what: string, values: unknown): Uint8Array =>
    encoders[what]!.encodeInput(values).subarray(4);

  const attributesOf = ({ participants }: ChannelTerms, data: AppData): Uint8Array => {
    const pending = data as unknown as Proposal | null;
    const proposed = pending ? sides(pending.proposed, names) : { destination: [], allocation: [] };
    return encoded('attributes', {
      furtherVotesRequired: pending ? BigInt(participants.length - pending.approvals) : 0n,
      proposedAllocation: proposed.allocation,
      proposedDestination: proposed.destination,
      updateType: pending ? 1n : 0n,
    });
  };

  const commitment = (terms: ChannelTerms, shown: Shown) => ({
    channelType: appAddress(terms.app),
    [shape.nonce]: terms.nonce,
    participants: terms.participants.map((who) => names.addressOf(who)),
    guaranteedChannel: zeroAddress,
    ...stageOf(terms.participants.length, shown),
    turnNum: BigInt(shown.turn),
    ...sides(shown.outcome, names),
    appAttributes: match(terms.app)
      .with('consensus', () => attributesOf(terms, shown.data))
      .otherwise(() => (shown.data === null ? new Uint8Array() : utf8ToBytes(JSON.stringify(shown.data)))),
  });

  return {
    commitment,

    channel: (terms: ChannelTerms): Hex => {
      const { channelType, participants, guaranteedChannel } = commitment(terms, {
        turn: 0,
        outcome: { type: 'allocation', entries: [] },
        data: null,
        isFinal: false,
      });
      const packed = [
        hexToBytes(channelType.slice(2)),
        numberToBytesBE(terms.nonce, 4),
        ...participants.map((address) => hexToBytes(address.slice(2).padStart(64, '0'))),
        ...(shape.signsGuarantee ? [hexToBytes(guaranteedChannel.slice(2))] : []),
      ];
      return `0x${bytesToHex(keccak_256(concatBytes(...packed)).subarray(12))}`;
    },

    /** The contract has no name of its chain, nor of itself, in what is signed: elsewhere is the same as here. */
    signature: (terms: ChannelTerms, shown: Shown, { by, flaw }: Signature) => {
      const made = meant(terms, shown, flaw);
      return signatureOf(by, encoded('commitment', commitment(made.terms, made.shown)), flaw);
    },
  };
};
