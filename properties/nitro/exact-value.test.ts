import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  doubt,
  entriesOf,
  exactValues,
  guarantee,
  leastByDefinition,
  lowerBoundValues,
  networkOf,
  participant,
  recordOf,
  turboValues,
  type Address,
  type Coins,
  type ExactValue,
  type Limits,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import { contest, matchingNetwork, preferences } from './matchings.js';
import { smallNetworks } from './small-networks.js';
import { people, tangle } from './tangles.js';

const [A, B, I] = ['A', 'B', 'I'].map(participant) as [Address, Address, Address];

/** Coins and outcomes by the names of their addresses. */
const network = (balances: Record<string, bigint>, outcomes: Record<string, Outcome>): Network =>
  networkOf({ balances: recordOf(entriesOf(balances)), outcomes: recordOf(entriesOf(outcomes)) } as Network);

const found = (network: Network, address: Address, limits?: Limits): ExactValue => {
  const exact = exactValues(network, [address], limits);
  if (exact.type !== 'values') throw new Error(`out of scope: ${exact.cycle.join(' ')}`);
  return exact.values[address]!;
};

const exact = (network: Network, address: Address): Coins => {
  const value = found(network, address);
  if (value.type !== 'exact') throw new Error('an interval');
  expect(
    doubt(network, address, { least: value.value, most: value.value }, value.certificate),
  ).toBeUndefined();
  return value.value;
};

const lowerBound = (network: Network, address: Address): Coins => {
  const bounds = lowerBoundValues(network);
  if (bounds.type !== 'values') throw new Error(`out of scope: ${bounds.cycle.join(' ')}`);
  return bounds.values[address] ?? 0n;
};

const everybody = ({ outcomes }: Network): Address[] => [
  ...people,
  ...entriesOf<Address, Outcome>(outcomes).map(([address]) => address),
];

/** The values by definition, which the exact ones must agree with. */
const expectDefinition = (network: Network, addresses = everybody(network)): ReadonlyMap<Address, Coins> => {
  const least = leastByDefinition(network, addresses);
  for (const [address, value] of least)
    if (exact(network, address) !== value) expect.fail(`${address} is worth ${value} in ${printed(network)}`);
  return least;
};

const printed = (network: Network): string =>
  JSON.stringify(network, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

describe('the exact value of a network', () => {
  it('claim-ordering figure: exact values and lower bounds are the same', () => {
    const J = channel('J');
    const figure = network(
      { G1: 5n, G2: 5n },
      {
        G1: guarantee(J, I, A, B),
        G2: guarantee(J, I, B, A),
        J: allocation([I, 5n], [A, 5n], [B, 5n]),
      },
    );
    expect([I, A, B].map((address) => exact(figure, address))).toEqual([5n, 0n, 0n]);
  });

  it('virtual channel: A is worth a, B is worth b, I is worth x, and the channel is funded with x', () => {
    const [J, χ] = [channel('J'), channel('χ')];
    const virtual = network(
      { G: 4n, "G'": 4n },
      {
        G: guarantee(J, χ, A, I),
        "G'": guarantee(J, χ, B, I),
        J: allocation([χ, 4n], [I, 4n]),
        χ: allocation([A, 1n], [B, 3n]),
      },
    );
    expect([A, B, I, χ].map((address) => exact(virtual, address))).toEqual([1n, 3n, 4n, 4n]);
  });

  it('is above the lower bound in the smallest such network: three channels and two coins', () => {
    const [M, N] = [channel('M'), channel('N')];
    const smallest = network(
      { L: 1n, M: 1n },
      {
        L: guarantee(M, B, A, N),
        M: allocation([B, 1n], [N, 1n], [A, 1n]),
        N: allocation([A, 1n]),
      },
    );
    // Whoever pays B, the other coin goes to A or to N, which passes it on to A; but each of them may get none.
    expect(exact(smallest, A)).toBe(1n);
    expect(lowerBound(smallest, A)).toBe(0n);
    expect(leastByDefinition(smallest, [A]).get(A)).toBe(1n);
  });

  it('the project finds that network by itself, and no smaller one', () => {
    const strict = (channels: number, coins: number, debt: number, entries: number): Network[] =>
      [...smallNetworks({ channels, coins, debt, entries, guarantees: true })].filter((network) =>
        [A, B].some((address) => exact(network, address) > lowerBound(network, address)),
      );
    expect(strict(2, 1, 2, 3)).toEqual([]);
    expect(strict(2, 2, 3, 3)).toEqual([]);
    expect(strict(2, 3, 4, 3)).toEqual([]);
    expect(strict(3, 1, 1, 4)).toEqual([]);
    const first = strict(3, 2, 1, 3);
    expect(first.map(printed)).toContain(
      printed(
        network(
          { L: 1n, M: 1n },
          {
            L: guarantee(channel('M'), B, A, channel('N')),
            M: allocation([B, 1n], [channel('N'), 1n], [A, 1n]),
            N: allocation([A, 1n]),
          },
        ),
      ),
    );
  });

  it('is what the definition says for every address of all 10,556 networks of certain small sizes with guarantees', () => {
    let networks = 0;
    for (const size of [
      { channels: 2, coins: 3, debt: 2, entries: 2 },
      { channels: 3, coins: 2, debt: 1, entries: 3 },
      { channels: 3, coins: 1, debt: 2, entries: 2 },
    ])
      for (const network of smallNetworks({ ...size, guarantees: true })) {
        networks++;
        expectDefinition(network);
      }
    expect(networks).toBe(10_556);
  });

  it('is the Turbo value for every address of all 4,896 networks of certain small sizes without guarantees', () => {
    let networks = 0;
    for (const size of [
      { channels: 2, coins: 3, debt: 2, entries: 2 },
      { channels: 3, coins: 2, debt: 1, entries: 2 },
    ])
      for (const network of smallNetworks({ ...size, guarantees: false })) {
        networks++;
        const turbo = turboValues(network);
        if (turbo.type !== 'values') throw new Error('a cycle');
        for (const [address, value] of expectDefinition(network))
          if (turbo.values[address] !== (value === 0n ? undefined : value))
            expect.fail(`${address} in ${printed(network)}`);
      }
    expect(networks).toBe(4_896);
  });

  it('is what the definition says in random tangles', () => {
    let paid = 0;
    fc.assert(
      fc.property(tangle(), (network) => {
        if ([...expectDefinition(network).values()].filter((value) => value > 0n).length > 3) paid++;
      }),
      { numRuns: 200, seed: 81 },
    );
    expect(paid).toBeGreaterThan(100);
  });

  it.each([
    ['that hide a matching problem', preferences(3, 4, 3).map((agents) => matchingNetwork(agents))],
    ['of two groups that contest with each other', contest()],
  ])('is what the definition says in networks %s, where the bound is often below it', (_, networks) => {
    const seen = { strict: 0, cases: 0 };
    fc.assert(
      fc.property(networks, (network) => {
        for (const [address, value] of expectDefinition(network, people)) {
          if (value > lowerBound(network, address)) seen.strict++;
          if (found(network, address).certificate.proof.by === 'cases') seen.cases++;
        }
      }),
      { numRuns: 120, seed: 82 },
    );
    expect(Math.min(seen.strict, seen.cases), JSON.stringify(seen)).toBeGreaterThan(5);
  });

  it('with 12 destinations per group, and amounts beyond 2^256, grows with the unit', () => {
    const unit = 2n ** 256n + 1n;
    let strict = 0;
    fc.assert(
      fc.property(preferences(12, 12, 3), (agents) => {
        const single = exact(matchingNetwork(agents), A);
        expect(exact(matchingNetwork(agents, unit), A)).toBe(single * unit);
        if (single > lowerBound(matchingNetwork(agents), A)) strict++;
      }),
      { numRuns: 10, seed: 83 },
    );
    expect(strict).toBeGreaterThan(3);
  });

  it('is never below the lower bound, and never above what it is with another coin', () => {
    fc.assert(
      fc.property(
        tangle({ channels: 6, coins: 4, debt: 3, destinations: 4 }),
        fc.nat({ max: 5 }),
        (network, which) => {
          const somewhere = everybody(network)[which % everybody(network).length]!;
          const balance = network.balances[somewhere] ?? 0n;
          const more = networkOf({
            balances: recordOf([...entriesOf(network.balances), [somewhere, balance + 1n]]),
            outcomes: network.outcomes,
          });
          for (const address of people) {
            const value = exact(network, address);
            expect(value >= lowerBound(network, address)).toBe(true);
            const richer = exact(more, address);
            expect(richer >= value && richer <= value + 1n).toBe(true);
          }
        },
      ),
      { numRuns: 200, seed: 84 },
    );
  });

  it('is, with too little to look at, an interval that says so and holds the value', () => {
    let intervals = 0;
    fc.assert(
      fc.property(preferences(6, 8, 3), fc.constantFrom(0, 100, 300, 1000), (agents, pipes) => {
        const network = matchingNetwork(agents);
        const value = found(network, A, { pipes });
        const whole = exact(network, A);
        const bounds = value.type === 'interval' ? value : { least: value.value, most: value.value };
        expect(bounds.least <= whole && whole <= bounds.most).toBe(true);
        expect(doubt(network, A, bounds, value.certificate)).toBeUndefined();
        if (value.type === 'interval') intervals++;
      }),
      { numRuns: 40, seed: 85 },
    );
    expect(intervals).toBeGreaterThan(10);
  });

  it('of an address that nothing reaches is its balance', () => {
    const still = network({ A: 2n, G: 3n, L: 5n }, { G: guarantee(channel('K'), B), L: allocation() });
    expect(['A', 'B', 'G', 'K', 'L'].map((name) => exact(still, name as Address))).toEqual([
      2n,
      0n,
      3n,
      0n,
      5n,
    ]);
  });

  it('is out of scope where outcomes point back at themselves', () => {
    const cycle = network({}, { L: allocation([channel('M'), 1n]), M: allocation([channel('L'), 1n]) });
    expect(exactValues(cycle, [A])).toMatchObject({ type: 'outOfScope', because: 'cycle' });
  });

  it('of a chain 5,000 channels deep is found without a search', () => {
    const depth = 5_000;
    const deep = network(
      { L0: 2n ** 300n },
      Object.fromEntries(
        Array.from({ length: depth }, (_, i) => [
          `L${i}`,
          allocation([A, 1n], [channel(i === depth - 1 ? 'B' : `L${i + 1}`), 2n ** 300n]),
        ]),
      ),
    );
    const value = found(deep, B);
    expect(value).toMatchObject({ type: 'exact', value: 2n ** 300n - BigInt(depth) });
  });
});
