import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainOf,
  everyPayment,
  leastByDefinition,
  nitro,
  payable,
  recordOf,
  value,
  type Address,
  type Chain,
  type Coins,
  type Network,
  type ParticipantAddress,
} from '../../spec/index.js';
import { smallNetworks } from './small-networks.js';
import { people, tangle } from './tangles.js';

const secured = (network: Network, player: ParticipantAddress): Coins => {
  const found = value({ chain: chainOf(people, network), statuses: recordOf([]) }, player);
  if (found.type !== 'exact') throw new Error(`more than ${found.bound} positions`);
  return found.value;
};

const least = (network: Network, address: Address): Coins =>
  leastByDefinition(network, [address]).get(address)!;

/** Everything that can be made of the chain by these payments. */
const reachable = (
  start: Chain,
  payments: (chain: Chain) => ReturnType<typeof payable>,
): ReadonlySet<string> => {
  const seen = new Map([[state(start), start]]);
  for (const chain of seen.values())
    for (const payment of payments(chain)) {
      const step = nitro(chain, payment);
      if (step.status === 'applied') seen.set(state(step.chain), step.chain);
    }
  return new Set(seen.keys());
};

const state = ({ balances, outcomes }: Chain): string =>
  JSON.stringify([sorted(balances), sorted(outcomes)], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

const sorted = (record: object): unknown => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('where every outcome is on chain', () => {
  it('the value is the least balance over all complete redistributions, in all networks of a small size', () => {
    let networks = 0;
    for (const network of smallNetworks({ channels: 3, coins: 2, debt: 1, entries: 3, guarantees: true })) {
      networks++;
      for (const player of people)
        if (secured(network, player) !== least(network, player)) expect.fail(state(chainOf([], network)));
    }
    expect(networks).toBe(3264);
  });

  it('the value is the least balance over all complete redistributions, in random tangles', () => {
    let paid = 0;
    fc.assert(
      fc.property(tangle(), (network) => {
        for (const player of people) {
          const found = secured(network, player);
          expect(found).toBe(least(network, player));
          if (found > 0n) paid++;
        }
      }),
      { numRuns: 150, seed: 95 },
    );
    expect(paid).toBeGreaterThan(50);
  });

  it('what payments of any amount can reach, payments of single coins can reach', () => {
    fc.assert(
      fc.property(tangle(), (network) => {
        const start = chainOf([], network);
        const single = (chain: Chain) => payable(chain).map((payment) => ({ ...payment, amount: 1n }));
        expect(reachable(start, single)).toEqual(reachable(start, everyPayment));
      }),
      { numRuns: 100, seed: 96 },
    );
  });

  it('every sequence of payments ends', () => {
    fc.assert(
      fc.property(tangle({ channels: 6 }), fc.infiniteStream(fc.nat({ max: 255 })), (network, choices) => {
        let chain = chainOf([], network);
        for (let steps = 0; steps < 200; steps++) {
          const payments = everyPayment(chain);
          if (payments.length === 0) return;
          const step = nitro(chain, payments[choices.next().value! % payments.length]!);
          if (step.status === 'applied') chain = step.chain;
        }
        expect.fail('200 payments, and no end');
      }),
      { numRuns: 100, seed: 97 },
    );
  });
});
