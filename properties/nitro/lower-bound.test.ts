import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  guarantee,
  leastByDefinition,
  lowerBoundValues,
  participant,
  recordOf,
  turboValues,
  type Address,
  type Balances,
  type ChannelAddress,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';

const [A, B, I] = ['A', 'B', 'I'].map(participant) as [Address, Address, Address];
const [J, G, H, L, X] = ['J', 'G', "G'", 'L', 'χ'].map(channel) as [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

const network = (
  balances: readonly (readonly [Address, bigint])[],
  outcomes: readonly (readonly [ChannelAddress, Outcome])[],
): Network => ({ balances: recordOf(balances), outcomes: recordOf(outcomes) });

const values = (network: Network): Balances => {
  const bounds = lowerBoundValues(network);
  if (bounds.type !== 'values') throw new Error(`out of scope: ${bounds.cycle.join(' ')}`);
  return bounds.values;
};

const expected = (...pairs: readonly (readonly [Address, bigint])[]): Balances => recordOf(pairs);

describe('the lower-bound value algorithm', () => {
  it('claim-ordering figure: I surely receives its 5 coins, of A and B nobody knows', () => {
    const figure = network(
      [
        [G, 5n],
        [H, 5n],
      ],
      [
        [G, guarantee(J, I, A)],
        [H, guarantee(J, I, B)],
        [J, allocation([I, 5n], [A, 5n], [B, 5n])],
      ],
    );
    expect(values(figure)).toEqual(expected([G, 5n], [H, 5n], [I, 5n]));
  });

  it('virtual channel: A is worth a, B is worth b and I is worth x', () => {
    const [a, b] = [1n, 3n];
    const x = a + b;
    const virtual = network(
      [
        [L, x],
        [channel("L'"), x],
      ],
      [
        [L, allocation([G, x])],
        [channel("L'"), allocation([H, x])],
        [G, guarantee(J, X, A, I)],
        [H, guarantee(J, X, B, I)],
        [J, allocation([X, x], [I, x])],
        [X, allocation([A, a], [B, b])],
      ],
    );
    expect(values(virtual)).toEqual(
      expected([L, x], [channel("L'"), x], [G, x], [H, x], [X, x], [I, x], [A, a], [B, b]),
    );
  });

  it("an allocation channel's own value does not include what its guarantees pay", () => {
    const paid = network(
      [
        [J, 1n],
        [G, 2n],
      ],
      [
        [G, guarantee(J)],
        [J, allocation([A, 3n])],
      ],
    );
    expect(values(paid)).toEqual(expected([J, 1n], [G, 2n], [A, 3n]));
  });

  it('a guarantee keeps its value, and pays nothing, if its target is a guarantee or not finalized', () => {
    const silent = network(
      [
        [G, 2n],
        [H, 3n],
      ],
      [
        [G, guarantee(H, A)],
        [H, guarantee(J, A)],
      ],
    );
    expect(values(silent)).toEqual(expected([G, 2n], [H, 3n]));
  });

  it('a guarantee that is owed by another group passes on what it receives at least', () => {
    const through = network(
      [[L, 3n]],
      [
        [L, allocation([B, 1n], [G, 5n])],
        [G, guarantee(J, A)],
        [J, allocation([B, 2n], [A, 1n])],
      ],
    );
    expect(values(through)).toEqual(expected([L, 3n], [G, 2n], [A, 1n], [B, 2n]));
  });

  it.each([
    ['channels that pay each other', { [L]: allocation([X, 1n]), [X]: allocation([L, 1n]) }],
    ['a channel that pays itself', { [L]: allocation([L, 1n]) }],
    ['a guarantee that its own target pays', { [J]: allocation([A, 1n], [G, 1n]), [G]: guarantee(J, A) }],
    ['guarantees that target each other', { [G]: guarantee(H), [H]: guarantee(G) }],
    ['a guarantee that targets itself', { [G]: guarantee(G) }],
  ])('%s are out of scope, and the cycle is named', (_, outcomes: Record<string, Outcome>) => {
    const bounds = lowerBoundValues({ balances: {}, outcomes });
    expect(bounds).toMatchObject({ type: 'outOfScope', because: 'cycle' });
    if (bounds.type === 'outOfScope') expect([...bounds.cycle].sort()).toEqual(Object.keys(outcomes).sort());
  });

  it('is the Turbo value algorithm on networks without guarantees', () => {
    fc.assert(
      fc.property(situation({ guarantees: false, channels: 8 }), (situation) => {
        const chain = finalized(situation);
        expect(lowerBoundValues(chain)).toEqual(turboValues(chain));
      }),
      { numRuns: 200, seed: 71 },
    );
  });

  it('is never above what anybody receives in any complete redistribution', () => {
    let claimed = 0;
    fc.assert(
      fc.property(situation({ channels: 4, vast: false }), (situation) => {
        const { balances, outcomes } = finalized(situation);
        const small = { balances: few(balances), outcomes };
        const addresses = [A, B, I, ...(Object.keys(outcomes) as Address[])];
        const bounds = values(small);
        for (const [address, least] of leastByDefinition(small, addresses))
          expect((bounds[address] ?? 0n) <= least).toBe(true);
        if (Object.values(outcomes).some(({ type }) => type === 'guarantee')) claimed++;
      }),
      { numRuns: 150, seed: 72 },
    );
    expect(claimed).toBeGreaterThan(50);
  });

  it('does not overflow the stack 50,000 channels deep, and amounts there may be beyond 2^256', () => {
    const depth = 50_000;
    const coins = 2n ** 300n;
    const name = (i: number) => channel(`L${i}`);
    const chain = network(
      [[name(0), coins]],
      Array.from({ length: depth }, (_, i) => [
        name(i),
        allocation([A, 1n], [i === depth - 1 ? B : name(i + 1), coins]),
      ]),
    );
    const found = values(chain);
    expect(found[A]).toBe(BigInt(depth));
    expect(found[B]).toBe(coins - BigInt(depth));
  });
});

/** At most 3 coins each, so that all redistributions can be gone through. */
const few = (balances: Balances): Balances =>
  recordOf(Object.entries(balances).map(([address, amount]) => [address as Address, amount % 4n]));
