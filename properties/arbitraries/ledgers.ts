/**
 * Arbitrary networks of ledgers with guarantees inside, and virtual channels across them.
 *
 * Neighbours on the path A, I, I', B share a ledger each; virtual channels lie across all of it. Most networks
 * are as honest participants would make them, but for the funding and for entries that have nothing to do with
 * the virtual channels. Some guarantees and virtual channels are out of shape, each in one of the ways that the
 * rules have to cope with. Amounts are small, so that ties and shortfalls are common.
 */
import fc from 'fast-check';
import {
  channel,
  participant,
  reclaim,
  recordOf,
  sum,
  type Address,
  type ChannelAddress,
} from '../../spec/index.js';

const { guaranteed, ledgerChainOf, simple } = reclaim;

/** A chain, and the outcome that each channel has reached off-chain. */
export interface LedgerSituation {
  readonly chain: reclaim.LedgerChain;
  readonly reached: Readonly<Record<ChannelAddress, reclaim.LedgerOutcome>>;
}

export interface LedgerOptions {
  /** At the most. */
  readonly hops?: number;
  /** Whether guarantees and virtual channels can be out of shape, and ledgers owe to channels besides. */
  readonly odd?: boolean;
  /** Whether some ledgers hold less than they owe. */
  readonly underfunded?: boolean;
}

const [A, I, J, B] = [participant('A'), participant('I'), participant("I'"), participant('B')] as const;
const participants = [A, I, J, B];
/** No participant of the network, and in no ledger: for the contracts just another channel. */
const stranger = channel('Z');

interface VirtualDraft {
  readonly amounts: readonly number[];
  readonly shape: number;
  readonly finalized: boolean;
}

interface LedgerDraft {
  readonly left: number;
  readonly right: number;
  readonly guarantees: readonly { readonly place: number; readonly shape: number; readonly less: number }[];
  readonly others: readonly { readonly to: number; readonly amount: number; readonly place: number }[];
  readonly funding: number;
  readonly finalized: boolean;
}

const small = fc.nat({ max: 5 });
const place = fc.nat({ max: 7 });

const virtualDraft: fc.Arbitrary<VirtualDraft> = fc.record({
  amounts: fc.tuple(small, small, small),
  shape: fc.nat({ max: 15 }),
  finalized: fc.boolean(),
});

const ledgerDraft = (virtuals: number): fc.Arbitrary<LedgerDraft> =>
  fc.record({
    left: small,
    right: small,
    guarantees: fc.array(fc.record({ place, shape: fc.nat({ max: 23 }), less: fc.nat({ max: 2 }) }), {
      minLength: virtuals,
      maxLength: virtuals,
    }),
    others: fc.array(fc.record({ to: fc.nat({ max: 11 }), amount: small, place }), { maxLength: 2 }),
    funding: fc.nat({ max: 15 }),
    finalized: fc.boolean(),
  });

/** Mostly the two amounts that count; out of shape one, none, or a third. */
const virtualOutcome = ({ amounts, shape }: VirtualDraft, odd: boolean): reclaim.LedgerOutcome => {
  const [first, second, third] = amounts.map(BigInt) as [bigint, bigint, bigint];
  const both = [simple(A, first), simple(B, second)];
  if (!odd || shape > 2) return both;
  return [[], both.slice(0, 1), [...both, simple(I, third)]][shape]!;
};

/** Mostly a guarantee that fits; out of shape by its amount, its parties or what it points to. */
const guaranteeOf = (
  [ledger, left, right]: Hop,
  target: ChannelAddress,
  amount: bigint,
  { shape, less }: LedgerDraft['guarantees'][number],
): reclaim.LedgerGuarantee => {
  const shapes = [
    guaranteed(
      target,
      amount - 1n - BigInt(less) < 0n ? amount + 1n : amount - 1n - BigInt(less),
      left,
      right,
    ),
    guaranteed(target, amount, stranger, right),
    guaranteed(target, amount, left, stranger),
    guaranteed(target, amount, left, left),
    guaranteed(ledger, amount, left, right),
    guaranteed(channel('L'), amount, left, right),
    guaranteed(target, amount, right, left),
    guaranteed(target, amount, target, right),
  ];
  return shapes[shape] ?? guaranteed(target, amount, left, right);
};

type Hop = readonly [ledger: ChannelAddress, left: Address, right: Address];

const hopsOf = (number: number): readonly Hop[] => {
  const path = number === 1 ? [A, B] : number === 2 ? [A, I, B] : [A, I, J, B];
  return path.slice(1).map((right, i) => [channel(`L${"'".repeat(i)}`), path[i]!, right]);
};

const inserted = <T>(list: readonly T[], item: T, place: number): readonly T[] =>
  list.toSpliced(place % (list.length + 1), 0, item);

const build = (
  virtuals: readonly VirtualDraft[],
  drafts: readonly LedgerDraft[],
  { odd = true, underfunded = true }: LedgerOptions,
): LedgerSituation => {
  const hops = hopsOf(drafts.length);
  const across = virtuals.map((draft, i) => {
    const outcome = virtualOutcome(draft, odd);
    return { address: channel(`V${"'".repeat(i)}`), outcome, finalized: draft.finalized };
  });
  const channels = [...hops.map(([ledger]) => ledger), ...across.map(({ address }) => address)];
  const addresses: readonly Address[] = [...participants, ...(odd ? channels : []), stranger];

  const ledgers = drafts.map((draft, i) => {
    const hop = hops[i]!;
    let outcome: readonly reclaim.LedgerEntry[] = [
      simple(hop[1], BigInt(draft.left)),
      simple(hop[2], BigInt(draft.right)),
    ];
    for (const [v, { address, outcome: reached }] of across.entries()) {
      const shaped = draft.guarantees[v]!;
      const amount = sum(reached.slice(0, 2).map(({ amount }) => amount));
      const fits = guaranteed(address, amount, hop[1], hop[2]);
      const guarantee = odd ? guaranteeOf(hop, address, amount, shaped) : fits;
      outcome = inserted(outcome, guarantee, shaped.place);
    }
    for (const { to, amount, place } of draft.others)
      outcome = inserted(outcome, simple(addresses[to % addresses.length]!, BigInt(amount)), place);
    const owed = sum(outcome.map(({ amount }) => amount));
    const share = underfunded ? draft.funding : 12 + (draft.funding % 4);
    return { address: hop[0], outcome, finalized: draft.finalized, held: (owed * BigInt(share)) / 12n };
  });

  const all = [...ledgers, ...across];
  return {
    chain: ledgerChainOf(participants, {
      holdings: recordOf(ledgers.map(({ address, held }) => [address, held])),
      outcomes: recordOf(
        all.filter(({ finalized }) => finalized).map(({ address, outcome }) => [address, outcome]),
      ),
    }),
    reached: recordOf(all.map(({ address, outcome }) => [address, outcome])),
  };
};

/** Up to three ledgers, and up to two virtual channels across them. */
export const ledgerSituation = (options: LedgerOptions = {}): fc.Arbitrary<LedgerSituation> =>
  fc
    .record({
      hops: fc.integer({ min: 1, max: options.hops ?? 3 }),
      virtuals: fc.constantFrom(1, 2, 1, 2, 1, 2, 1, 2, 0),
    })
    .chain(({ hops, virtuals }) =>
      fc.tuple(
        fc.array(virtualDraft, { minLength: virtuals, maxLength: virtuals }),
        fc.array(ledgerDraft(virtuals), { minLength: hops, maxLength: hops }),
      ),
    )
    .map(([virtuals, drafts]) => build(virtuals, drafts, options));

/** The same network with every outcome finalized. */
export const allFinalized = ({ chain, reached }: LedgerSituation): reclaim.LedgerChain =>
  ledgerChainOf(chain.participants, { holdings: chain.holdings, outcomes: reached });
