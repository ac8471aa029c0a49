import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  chainOf,
  leastByDefinition,
  lesser,
  minimumPayouts,
  nitro,
  participant,
  payable,
  payouts,
  sum,
  unavoidable,
  type Address,
  type Chain,
  type Coins,
  type FundedSource,
  type Group,
  type Network,
} from '../../spec/index.js';
import { group, partialPayments, permutations, smallGroups, theGroup } from './groups.js';

const funded = (network: Network, { sources }: Group): FundedSource[] =>
  sources.map(({ address, order }) => ({ funds: balanceOf(network, address), order }));

const minimum = (network: Network): ReadonlyMap<Address, Coins> => {
  const found = theGroup(network);
  return new Map(
    minimumPayouts(found.debts, funded(network, found)).map(({ destination, amount }) => [
      destination,
      amount,
    ]),
  );
};

const byDefinition = (network: Network): ReadonlyMap<Address, Coins> =>
  leastByDefinition(
    network,
    theGroup(network).debts.map(([destination]) => destination),
  );

/** The least balances when the sources pay one after another, each all that it can, in every order of them. */
const leastOverWholeClaims = (network: Network): ReadonlyMap<Address, Coins> => {
  const { sources, debts } = theGroup(network);
  const ends = permutations(sources).map((order) =>
    order.reduce((chain, { address }) => payAll(chain, address), chainOf([], network)),
  );
  return new Map(
    debts.map(([destination]) => [
      destination,
      ends.map((end) => balanceOf(end, destination)).reduce(lesser),
    ]),
  );
};

const payAll = (chain: Chain, source: Address): Chain => {
  const next = payable(chain).find(
    (payment) => (payment.type === 'transfer' ? payment.from : payment.guarantee) === source,
  );
  if (!next) return chain;
  const step = nitro(chain, next);
  if (step.status === 'rejected') throw new Error('a payable payment was refused');
  return payAll(step.chain, source);
};

describe('the minimum payout', () => {
  it('is what the definition says in all 2,776 groups of at most 3 destinations, 3 guarantees, 4 coins and 4 owed', () => {
    let groups = 0;
    for (const network of smallGroups({ destinations: 3, guarantees: 3, coins: 4, debt: 4 })) {
      groups++;
      expect(minimum(network), JSON.stringify(network, printed)).toEqual(byDefinition(network));
    }
    expect(groups).toBe(2776);
  });

  it('is what the definition says in random groups, whatever the guarantees list', () => {
    const seen = { short: 0, overfunded: 0, contested: 0, stranger: 0 };
    fc.assert(
      fc.property(group(), (network) => {
        const { debts, sources } = theGroup(network);
        const least = minimum(network);
        expect(least).toEqual(byDefinition(network));
        const funds = sum(sources.map(({ address }) => balanceOf(network, address)));
        const debt = sum(debts.map(([, amount]) => amount));
        if (funds < debt && funds > 0n) seen.short++;
        if (funds > debt && debt > 0n) seen.overfunded++;
        if (sum(least.values()) < lesser(funds, debt)) seen.contested++;
        if (JSON.stringify(network, printed).includes('"Z"')) seen.stranger++;
      }),
      { numRuns: 500, seed: 61 },
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
  });

  it('of a fully funded or overfunded group is the debt itself', () => {
    fc.assert(
      fc.property(group({ guarantees: 4, amount: 6 }), fc.bigInt({ min: 0n, max: 3n }), (network, more) => {
        const { debts, sources } = theGroup(network);
        const [own, ...guarantees] = funded(network, { ...theGroup(network), sources });
        const missing =
          sum(debts.map(([, amount]) => amount)) - sum(guarantees.map(({ funds }) => funds)) + more;
        const enough = [{ ...own!, funds: missing < 0n ? 0n : missing }, ...guarantees];
        expect(minimumPayouts(debts, enough).map(({ amount }) => amount)).toEqual(
          debts.map(([, amount]) => amount),
        );
      }),
      { numRuns: 300, seed: 62 },
    );
  });

  it('of a single source is what its order pays', () => {
    fc.assert(
      fc.property(group({ guarantees: 1, amount: 6 }), (network) => {
        const { debts, sources } = theGroup(network);
        const source = { funds: balanceOf(network, sources.at(-1)!.address), order: sources.at(-1)!.order };
        const idle = sources.slice(0, -1).map(({ order }) => ({ funds: 0n, order }));
        const paid = new Map(payouts(source.order, source.funds));
        for (const { destination, amount } of minimumPayouts(debts, [...idle, source]))
          expect(amount).toBe(paid.get(destination));
      }),
      { numRuns: 300, seed: 63 },
    );
  });

  it('is explained by sources that cannot spend their coins above the destination', () => {
    fc.assert(
      fc.property(group({ destinations: 5, guarantees: 5, amount: 6 }), (network) => {
        const { debts } = theGroup(network);
        const sources = funded(network, theGroup(network));
        for (const { destination, amount, because } of minimumPayouts(debts, sources)) {
          const reason = because.map((source) => sources[source]!);
          expect(unavoidable(destination, debts, reason)).toBe(amount);
          expect(unavoidable(destination, debts, sources.slice(1)) <= amount).toBe(true);
        }
      }),
      { numRuns: 300, seed: 64 },
    );
  });

  it('never falls when a source has more coins', () => {
    fc.assert(
      fc.property(group({ amount: 6 }), fc.nat({ max: 3 }), (network, which) => {
        const { debts } = theGroup(network);
        const sources = funded(network, theGroup(network));
        const more = sources.map((source, i) =>
          i === which % sources.length ? { ...source, funds: source.funds + 1n } : source,
        );
        const before = minimumPayouts(debts, sources);
        minimumPayouts(debts, more).forEach(({ amount }, i) =>
          expect(amount >= before[i]!.amount).toBe(true),
        );
      }),
      { numRuns: 300, seed: 65 },
    );
  });

  it('grows with the unit: amounts beyond 2^256 are exact', () => {
    const unit = 2n ** 256n + 1n;
    fc.assert(
      fc.property(group(), (network) => {
        const { debts } = theGroup(network);
        const sources = funded(network, theGroup(network));
        const times = ([to, amount]: (typeof debts)[number]) => [to, amount * unit] as const;
        const vast = minimumPayouts(
          debts.map(times),
          sources.map(({ funds, order }) => ({ funds: funds * unit, order: order.map(times) })),
        );
        minimumPayouts(debts, sources).forEach(({ amount }, i) =>
          expect(vast[i]!.amount).toBe(amount * unit),
        );
      }),
      { numRuns: 100, seed: 66 },
    );
  });

  it('whole claims in every order of the sources are not enough: partial claims interleave', () => {
    const smallest = partialPayments();
    const C = participant('C');
    expect(byDefinition(smallest).get(C)).toBe(0n);
    expect(minimum(smallest).get(C)).toBe(0n);
    expect(leastOverWholeClaims(smallest).get(C)).toBe(1n);
  });

  it('no group of at most 4 destinations, one guarantee and fewer than 4 coins needs partial claims', () => {
    let groups = 0;
    for (const network of smallGroups({ destinations: 4, guarantees: 1, coins: 3, debt: 6 })) {
      groups++;
      expect(leastOverWholeClaims(network)).toEqual(minimum(network));
    }
    expect(groups).toBeGreaterThan(1000);
  });
});

const printed = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
