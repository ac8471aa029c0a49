import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  channel,
  participant,
  reclaim,
  recordOf,
  sum,
  type ChannelAddress,
  type ParticipantAddress,
} from '../../spec/index.js';
import { schedule } from '../arbitraries/index.js';
import { resolveLedger } from '../arbitraries/ledger-intents.js';
import { ledgerSituation } from '../arbitraries/ledgers.js';
import { mutants } from './mutants.js';
import { apply, complete } from './redistribution.js';
import { isFunded, ledgersOf, needed, promised, promisedByFunded } from './safety.js';

const { guaranteed, heldBy, leastPaid, ledgerChainOf, ledgers, paidTo, simple } = reclaim;

const [A, I, B] = ['A', 'I', 'B'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];
const [L, R, V, W] = ['L', "L'", 'V', 'W'].map(channel) as [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

type Entries = readonly reclaim.LedgerEntry[];

const chainWith = (
  holdings: readonly (readonly [ChannelAddress, bigint])[],
  outcomes: readonly (readonly [ChannelAddress, Entries])[],
): reclaim.LedgerChain =>
  ledgerChainOf([A, I, B], { holdings: recordOf(holdings), outcomes: recordOf(outcomes) });

const between = (a: bigint, b: bigint): Entries => [simple(A, a), simple(B, b)];

const total = (entries: Entries): bigint => sum(entries.map(({ amount }) => amount));

const orders = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length < 2
    ? [list]
    : list.flatMap((first, i) => orders(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));

const upTo = (most: bigint): readonly bigint[] =>
  Array.from({ length: Number(most) + 1 }, (_, i) => BigInt(i));

/** Every ledger of A and I with a guarantee for V and perhaps one for W, in any order and with any funding. */
function* smallLedgers(intermediary: 'left' | 'right'): Generator<reclaim.LedgerChain> {
  const [left, right] = intermediary === 'right' ? [A, I] : [I, A];
  for (const [own, other] of [
    [0n, 1n],
    [1n, 0n],
    [1n, 1n],
  ] as const)
    for (const v of [between(1n, 0n), between(0n, 1n), between(1n, 1n)])
      for (const w of total(v) > 1n ? [undefined] : [undefined, between(1n, 0n), between(0n, 1n)]) {
        const entries: Entries = [
          simple(left, own),
          simple(right, other),
          guaranteed(V, total(v), left, right),
          ...(w ? [guaranteed(W, total(w), left, right)] : []),
        ];
        for (const order of orders(entries))
          for (const held of upTo(total(order)))
            yield chainWith([[L, held]], [[L, order], [V, v], ...(w ? [[W, w] as const] : [])]);
      }
}

describe('a party of a ledger', () => {
  for (const side of ['left', 'right'] as const)
    it(`is paid its entry and its side of every guarantee, whatever anybody does, if the ledger is funded that deep (it is the ${side}; all small ledgers)`, () => {
      const seen = { funded: 0, short: 0, lost: 0 };
      for (const chain of smallLedgers(side)) {
        const least = leastPaid(chain, I);
        const promise = promised(chain, L, I);
        if (isFunded(chain, L, I)) {
          seen.funded += 1;
          expect(least >= promise, reclaim.printLedgers(chain)).toBe(true);
        } else {
          seen.short += 1;
          if (least < promise) seen.lost += 1;
        }
      }
      expect(seen).toMatchInlineSnapshot(`
        {
          "funded": 402,
          "lost": 842,
          "short": 1044,
        }
      `);
    });

  it('is paid it from every ledger that is funded that deep, on random networks of up to three hops', () => {
    const seen = { promised: 0, hops: 0 };
    fc.assert(
      fc.property(
        ledgerSituation({ odd: false }),
        schedule(16),
        fc.array(fc.nat(255), { minLength: 1 }),
        (situation, intents, choices) => {
          let { chain } = situation;
          for (const intent of intents) {
            const action = resolveLedger({ ...situation, chain }, intent);
            if (action.type === 'deposit' && action.to.startsWith('V')) continue;
            const step = ledgers(chain, action);
            if (step.status === 'rejected') continue;
            for (const who of chain.participants)
              expect(paidTo(step.chain, who) + promisedByFunded(step.chain, who)).toBeGreaterThanOrEqual(
                paidTo(chain, who) + promisedByFunded(chain, who),
              );
            chain = step.chain;
          }
          const end = complete(chain, choices);
          for (const who of chain.participants) {
            const promise = promisedByFunded(chain, who);
            expect(paidTo(end, who)).toBeGreaterThanOrEqual(paidTo(chain, who) + promise);
            if (promise > 0n) seen.promised += 1;
            const ledgers = ledgersOf(chain, who).filter((address) => address.startsWith('L'));
            if (ledgers.filter((ledger) => isFunded(chain, ledger, who)).length > 1) seen.hops += 1;
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(seen.promised).toBeGreaterThan(150);
    expect(seen.hops).toBeGreaterThan(40);
  });
});

describe('an intermediary', () => {
  it('is paid b by its left ledger and a by its right one, whatever V ends with and in any order of operations', () => {
    let networks = 0;
    for (const x of upTo(3n))
      for (const a of upTo(x))
        for (const [own, other] of [
          [0n, 0n],
          [1n, 0n],
          [0n, 1n],
        ] as const)
          for (const last of [true, false]) {
            const guarantee = (left: ParticipantAddress, right: ParticipantAddress): Entries => {
              const entries = [simple(left, other), simple(right, own)];
              return last
                ? [...entries, guaranteed(V, x, left, right)]
                : [guaranteed(V, x, left, right), ...entries];
            };
            const chain = chainWith(
              [
                [L, x + own + other],
                [R, x + own + other],
              ],
              [
                [L, guarantee(A, I)],
                [R, guarantee(I, B)],
                [V, between(a, x - a)],
              ],
            );
            networks += 1;
            expect(leastPaid(chain, I)).toBe(x + own + other);
            expect(leastPaid(chain, A)).toBe(a + other);
            expect(leastPaid(chain, B)).toBe(x - a + own);
          }
    expect(networks).toBe(60);
  });

  const ledger = (held: bigint, ...entries: Entries): reclaim.LedgerChain =>
    chainWith(
      [[L, held]],
      [
        [L, entries],
        [V, between(0n, 2n)],
        [W, between(1n, 0n)],
      ],
    );
  const own = [simple(A, 1n), simple(I, 0n), guaranteed(V, 2n, A, I)];

  it('loses a coin when the ledger is one coin short', () => {
    expect(leastPaid(ledger(3n, ...own), I)).toBe(2n);
    expect(leastPaid(ledger(2n, ...own), I)).toBe(1n);
  });

  it('loses a coin to a guarantee of lower priority that is not funded: it is reclaimed first', () => {
    const chain = ledger(3n, ...own, guaranteed(W, 1n, A, I));
    expect(needed(chain, L, I)).toBe(4n);
    expect(leastPaid(chain, I)).toBe(1n);
    expect(leastPaid(ledger(3n, ...own, simple(B, 1n)), I)).toBe(2n);
  });

  it('can be kept from all of it by a coin that somebody pays into the virtual channel', () => {
    const chain = ledger(3n, ...own);
    const paidIn = apply(apply(chain, { type: 'deposit', to: V, amount: 1n }), {
      type: 'transfer',
      from: V,
      indices: [],
    });
    expect(paidTo(paidIn, B)).toBe(1n);
    expect(leastPaid(paidIn, I)).toBe(0n);
    expect(heldBy(complete(paidIn, [0]), L)).toBe(2n);
  });

  it('is not kept from anything by such a coin once both its guarantees are reclaimed', () => {
    const reclaimed = apply(ledger(3n, ...own), { type: 'reclaim', from: L, index: 2 });
    const paidIn = apply(apply(reclaimed, { type: 'deposit', to: V, amount: 1n }), {
      type: 'transfer',
      from: V,
      indices: [],
    });
    expect(leastPaid(paidIn, I)).toBe(2n);
  });

  it('is paid nothing of a guarantee whose virtual channel ends with another sum, which it would have to sign', () => {
    const chain = chainWith(
      [[L, 3n]],
      [
        [L, own],
        [V, between(0n, 1n)],
      ],
    );
    expect(leastPaid(chain, I)).toBe(0n);
    expect(heldBy(complete(chain, [0]), L)).toBe(2n);
  });

  it('loses when a guarantee is looked for at its place in the list of indices, as the contracts do it', () => {
    const { rules } = mutants.find(({ id }) => id === 'guarantee-looked-for-in-the-wrong-place')!;
    const chain = chainWith(
      [
        [L, 2n],
        [R, 2n],
      ],
      [
        [L, [simple(A, 0n), simple(I, 0n), guaranteed(V, 2n, A, I)]],
        [R, [simple(I, 0n), simple(B, 0n), guaranteed(V, 2n, I, B)]],
        [V, between(0n, 2n)],
      ],
    );
    const stolen = apply(chain, { type: 'transfer', from: L, indices: [2] }, rules);
    const end = complete(stolen, [0]);
    expect([A, I, B].map((who) => paidTo(complete(chain, [0]), who))).toEqual([0n, 2n, 2n]);
    expect([A, I, B].map((who) => paidTo(end, who))).toEqual([0n, 0n, 2n]);
  });
});
