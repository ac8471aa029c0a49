/** Encoding: channels, states and vouchers of examples as the second generation hashes, signs and takes them. */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, bytesToNumberBE, hexToBytes } from '@noble/curves/utils.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import type { AppData } from '../../../spec/force-move/index.js';
import type { Outcome, ParticipantAddress } from '../../../spec/index.js';
import { meant } from '../../challenges/meant.js';
import type { AppName, ChannelTerms, Shown, Signature } from '../../challenges/terms.js';
import { voucherIn } from '../../challenges/vouchers.js';
import { signatureOf } from '../flawed.js';
import type { Names } from '../keys.js';
import type { Hex } from '../machine.js';
import { hashedAbi, type Shape } from './challenge-abi.js';

interface Encoder {
  encodeInput(values: unknown): Uint8Array;
}

/** The functions of an interface whose shape is only known when it runs. */
export const encodersOf = (abi: readonly unknown[]): Readonly<Record<string, Encoder>> =>
  createContract(abi as never) as unknown as Record<string, Encoder>;

/** The chain that the machine says it is, and another one. */
const [here, elsewhere] = [1n, 5n];

const word = (address: Hex): Uint8Array => hexToBytes(address.slice(2).padStart(64, '0'));

/** Destinations are words; an address is one with twelve zeros before it. */
const exitOf = (shape: Shape, outcome: Outcome, { addressOf }: Names) => {
  const metadata = new Uint8Array();
  const entries = outcome.type === 'allocation' ? outcome.entries : [];
  return [
    {
      asset: `0x${'0'.repeat(40)}`,
      ...(shape.typedAssets ? { assetMetadata: { assetType: 0n, metadata } } : { metadata }),
      allocations: entries.map(([to, amount]) => ({
        destination: word(addressOf(to)),
        amount,
        allocationType: 0n,
        metadata,
      })),
    },
  ];
};

/** Plain data as text, for apps that do not read it. */
const textOf = (data: AppData): Uint8Array =>
  data === null
    ? new Uint8Array()
    : utf8ToBytes(
        JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      );

export const encodingOf = (shape: Shape, names: Names, appAddress: (app: AppName) => Hex) => {
  const encoders = encodersOf(hashedAbi(shape));
  const encoded = (what: string, values: unknown): Uint8Array =>
    encoders[what]!.encodeInput(values).subarray(4);
  const keyed = (who: ParticipantAddress): Hex => names.addressOf(who);

  const fixedPart = (terms: ChannelTerms, isHere = true) => ({
    ...(shape.namesChain ? { chainId: isHere ? here : elsewhere } : {}),
    participants: terms.participants.map(keyed),
    channelNonce: terms.nonce,
    appDefinition: appAddress(terms.app),
    challengeDuration: terms.challengeDuration,
  });

  const channelId = (terms: ChannelTerms, isHere = true): Uint8Array =>
    keccak_256(encoded('channel', fixedPart(terms, isHere)));

  const voucherBytes = (terms: ChannelTerms, data: AppData): Uint8Array => {
    const shown = voucherIn(data);
    if (!shown) return new Uint8Array();
    const { amount, by, flaw } = shown;
    const made = meant(
      terms,
      { turn: 2, outcome: { type: 'allocation', entries: [] }, data, isFinal: false },
      flaw,
    );
    const promised = flaw === 'other-data' ? amount + 1n : amount;
    const promise = encoded('promise', { channelId: channelId(made.terms, made.here), amount: promised });
    return encoded('voucher', { amount, signature: signatureOf(by, promise, flaw) });
  };

  const variablePart = (terms: ChannelTerms, { outcome, data, turn, isFinal }: Shown) => ({
    outcome: exitOf(shape, outcome, names),
    appData: terms.app === 'payments' ? voucherBytes(terms, data) : textOf(data),
    turnNum: BigInt(turn),
    isFinal,
  });

  /** The bytes whose hash is the state's, and is signed. */
  const stateBytes = (terms: ChannelTerms, shown: Shown, isHere = true): Uint8Array => {
    const { appData, outcome, turnNum, isFinal } = variablePart(terms, shown);
    return encoded('state', { channelId: channelId(terms, isHere), appData, outcome, turnNum, isFinal });
  };

  const outcomeBytes = (outcome: Outcome): Uint8Array => encoded('exit', exitOf(shape, outcome, names));

  /** What the adjudicator keeps of a state, or of an outcome alone if there is no state. */
  const fingerprint = (outcome: Outcome, state?: Uint8Array): bigint => {
    const stateHash = state ? keccak_256(state) : new Uint8Array(32);
    const outcomeHash = keccak_256(outcomeBytes(outcome));
    return bytesToNumberBE(keccak_256(encoded('fingerprint', { stateHash, outcomeHash })).subarray(12));
  };

  const signature = (terms: ChannelTerms, shown: Shown, { by, flaw }: Signature) => {
    const made = meant(terms, shown, flaw);
    return signatureOf(by, stateBytes(made.terms, made.shown, made.here), flaw);
  };

  /** On the challenge itself, unless it is the signature of the state alone. */
  const challengerSignature = (terms: ChannelTerms, shown: Shown, signature: Signature) => {
    const { by, flaw } = signature;
    const made = meant(terms, shown, flaw);
    const state = stateBytes(made.terms, made.shown, made.here);
    if (flaw === 'not-a-challenge') return signatureOf(by, state);
    return signatureOf(by, encoded('challengeOf', { stateHash: keccak_256(state), word: 'forceMove' }), flaw);
  };

  const signedVariablePart = (terms: ChannelTerms, shown: Shown, signatures: readonly Signature[]) => ({
    variablePart: variablePart(terms, shown),
    sigs: signatures.map((one) => signature(terms, shown, one)),
  });

  return {
    fixedPart,
    channelId,
    channelHex: (terms: ChannelTerms): string => bytesToHex(channelId(terms)),
    stateBytes,
    outcomeBytes,
    fingerprint,
    challengerSignature,
    signedVariablePart,
  };
};
