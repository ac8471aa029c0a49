/**
 * Arbitrary networks of channels, acyclic by construction: a channel owes only to channels after it.
 *
 * They are built, not filtered. Amounts are small, so that ties and shortfalls are common, and now and then
 * far beyond 2^256. Ledgers, sub-channels, guarantees with shared targets, too little and too much funding,
 * entries listed twice and entries of zero all occur; so do guarantees that can never pay.
 */
import fc from 'fast-check';
import {
  allocation,
  chainOf,
  channel,
  guarantee,
  participant,
  recordOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type Entry,
  type Outcome,
} from '../../spec/index.js';

/** A chain, and the outcome that each channel has reached off-chain, as its participants signed it. */
export interface Situation {
  readonly chain: Chain;
  readonly reached: Readonly<Record<ChannelAddress, Outcome>>;
}

export interface NetworkOptions {
  readonly channels?: number;
  readonly guarantees?: boolean;
  /** Whether amounts beyond 2^256 occur. */
  readonly vast?: boolean;
}

const participants = ['A', 'B', 'I', 'C'].map(participant);

interface Draft {
  readonly guarantees: boolean;
  readonly balance: number;
  readonly finalized: boolean;
  readonly target: number;
  readonly listed: readonly { readonly to: number; readonly amount: number }[];
}

const draft = (guarantees: boolean): fc.Arbitrary<Draft> =>
  fc.record({
    guarantees: guarantees ? fc.boolean() : fc.constant(false),
    balance: fc.nat({ max: 12 }),
    finalized: fc.boolean(),
    target: fc.nat({ max: 11 }),
    listed: fc.array(fc.record({ to: fc.nat({ max: 23 }), amount: fc.nat({ max: 8 }) }), { maxLength: 5 }),
  });

/** Coins are counted in this unit: mostly single coins. */
const unit = (vast: boolean): fc.Arbitrary<bigint> =>
  vast
    ? fc.oneof(
        { weight: 15, arbitrary: fc.constant(1n) },
        { weight: 1, arbitrary: fc.constant(2n ** 256n + 1n) },
      )
    : fc.constant(1n);

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!;

/** Primes as the paper writes them: L, L', L''. */
const namer = () => {
  const used = new Map<string, number>();
  return (letter: string): ChannelAddress => {
    const primes = used.get(letter) ?? 0;
    used.set(letter, primes + 1);
    return channel(letter + "'".repeat(primes));
  };
};

/** A channel after the i-th that a guarantee can target: mostly an allocation. */
const targetOf = (drafts: readonly Draft[], i: number): number | undefined => {
  const after = drafts.flatMap((_, j) => (j > i ? [j] : []));
  const owing = after.filter((j) => !drafts[j]!.guarantees);
  const { target } = drafts[i]!;
  if (after.length === 0) return undefined;
  return owing.length === 0 || target === 11 ? pick(after, target) : pick(owing, target);
};

const build = (drafts: readonly Draft[], unit: bigint): Situation => {
  const next = namer();
  const targets = drafts.map(({ guarantees }, i) => (guarantees ? targetOf(drafts, i) : undefined));
  const addresses = drafts.map(({ guarantees }, i) => {
    if (guarantees) return next('G');
    if (targets.includes(i)) return next('J');
    return next(i > 0 && i === drafts.length - 1 ? 'χ' : 'L');
  });

  const after = (i: number): readonly Address[] => [...addresses.slice(i + 1), ...participants];
  const entries = (i: number): readonly Entry[] =>
    drafts[i]!.listed.map(({ to, amount }): Entry => [pick(after(i), to), unit * BigInt(amount)]);

  /** Mostly addresses that the target owes, in an order of the guarantee's own; now and then a stranger. */
  const priority = (i: number, target: number | undefined): readonly Address[] => {
    const owed = target === undefined ? [] : entries(target).map(([to]) => to);
    const stranger = drafts[i]!.balance % 6 === 0 ? [channel('Z')] : [];
    const listed = drafts[i]!.listed.map(({ to, amount }) =>
      pick(amount === 0 || owed.length === 0 ? after(i) : owed, to),
    );
    return [...stranger, ...listed];
  };

  const outcomes = drafts.map(({ guarantees }, i): Outcome => {
    if (!guarantees) return allocation(...entries(i));
    const target = targets[i];
    return guarantee(target === undefined ? channel('K') : addresses[target]!, ...priority(i, target));
  });

  const reached = addresses.map((address, i) => [address, outcomes[i]!] as const);
  return {
    chain: chainOf(participants, {
      balances: recordOf(addresses.map((address, i) => [address, unit * BigInt(drafts[i]!.balance)])),
      outcomes: recordOf(reached.filter((_, i) => drafts[i]!.finalized)),
    }),
    reached: recordOf(reached),
  };
};

/** A network of up to six channels between A, B, I and C. */
export const situation = ({
  channels = 6,
  guarantees = true,
  vast = true,
}: NetworkOptions = {}): fc.Arbitrary<Situation> =>
  fc
    .tuple(fc.array(draft(guarantees), { minLength: 1, maxLength: channels }), unit(vast))
    .map(([drafts, unit]) => build(drafts, unit));

/** The same network with every outcome finalized. */
export const finalized = ({ chain, reached }: Situation): Chain =>
  chainOf(chain.participants, { balances: chain.balances, outcomes: reached });
