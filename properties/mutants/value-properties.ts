/**
 * What the algorithms of minimum payouts, lower bounds and exact values must do, as data, so that it can be
 * asked of wrong ones as well.
 */
import fc from 'fast-check';
import {
  balanceOf,
  exactValues,
  keysOf,
  leastByDefinition,
  lowerBoundValues,
  minimumPayouts,
  turboValues,
  type Address,
  type Coins,
  type Network,
} from '../../spec/index.js';
import { fundedSources } from '../../spec/nitro/lower-bound.js';
import { finalized, situation } from '../arbitraries/index.js';
import { group, partialPayments, theGroup } from '../nitro/groups.js';
import { contest, matchingNetwork, preferences } from '../nitro/matchings.js';
import { people, tangle } from '../nitro/tangles.js';

type Values = ReadonlyMap<Address, Coins>;

export interface ValueAlgorithms {
  /** The minimum payouts of a network that is one group, by destination. */
  readonly minimum: (network: Network) => Values;
  /** The lower bounds, by address. */
  readonly lowerBound: (network: Network) => Values;
  /** The exact value of an address. */
  readonly exact: (network: Network, address: Address) => Coins;
}

export const theAlgorithms: ValueAlgorithms = {
  minimum: (network) => {
    const group = theGroup(network);
    const funds = new Map(group.sources.map(({ address }) => [address, balanceOf(network, address)]));
    const payouts = minimumPayouts(group.debts, fundedSources(group, funds));
    return new Map(payouts.map(({ destination, amount }) => [destination, amount]));
  },
  lowerBound: (network) => {
    const bounds = lowerBoundValues(network);
    if (bounds.type !== 'values') throw new Error('a cycle');
    return new Map(Object.entries(bounds.values) as [Address, Coins][]);
  },
  exact: (network, address) => {
    const found = exactValues(network, [address]);
    const value = found.type === 'values' ? found.values[address] : undefined;
    if (value?.type !== 'exact') throw new Error('no exact value');
    return value.value;
  },
};

export interface ValueProperty {
  readonly id: string;
  readonly sentence: string;
  readonly holds: (algorithms: ValueAlgorithms) => boolean;
}

/** Some networks, with the least that each of their addresses receives by definition. */
const sampled = (networks: fc.Arbitrary<Network>, numRuns: number): (() => readonly [Network, Values][]) => {
  let known: readonly [Network, Values][] | undefined;
  return () =>
    (known ??= [partialPayments(), ...fc.sample(networks, { seed: 5, numRuns })].map((network) => {
      const addresses = [...people, ...keysOf(network.outcomes), ...owedIn(network)];
      return [network, leastByDefinition(network, addresses)];
    }));
};

const owedIn = ({ outcomes }: Network): Address[] =>
  Object.values(outcomes).flatMap((outcome) =>
    outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [],
  );

const groups = sampled(group(), 150);
const networks = sampled(
  fc.oneof(
    tangle(),
    contest(),
    preferences(3, 4, 3).map((agents) => matchingNetwork(agents)),
  ),
  60,
);

const turboNetworks = fc.sample(situation({ guarantees: false }).map(finalized), { seed: 5, numRuns: 60 });

/** In a network that is one group the lower bounds are the values: nothing is owed twice. */
const everyAddress = (algorithm: (network: Network) => Values) => (samples: readonly [Network, Values][]) =>
  samples.every(([network, least]) => {
    const values = algorithm(network);
    return [...least].every(([address, amount]) => (values.get(address) ?? 0n) === amount);
  });

export const valueProperties: readonly ValueProperty[] = [
  {
    id: 'minimum-payout-is-the-definition',
    sentence: 'The minimum payout is the least that a destination receives in any complete redistribution.',
    holds: ({ minimum }) =>
      groups().every(([network, least]) =>
        [...minimum(network)].every(([destination, amount]) => amount === least.get(destination)),
      ),
  },
  {
    id: 'lower-bound-of-one-group-is-the-value',
    sentence: 'In a network of a single group the lower bounds are what each address receives at least.',
    holds: ({ lowerBound }) => everyAddress(lowerBound)(groups()),
  },
  {
    id: 'lower-bound-is-not-above-the-value',
    sentence: 'Nobody receives less than the lower bound in any complete redistribution.',
    holds: ({ lowerBound }) =>
      networks().every(([network, least]) => {
        const values = lowerBound(network);
        return [...least].every(([address, amount]) => (values.get(address) ?? 0n) <= amount);
      }),
  },
  {
    id: 'lower-bound-without-guarantees-is-the-turbo-value',
    sentence: 'Without guarantees the lower bounds are the Turbo values.',
    holds: ({ lowerBound }) =>
      turboNetworks.every((network) => {
        const turbo = turboValues(network);
        const values = lowerBound(network);
        if (turbo.type !== 'values') throw new Error('a cycle');
        return keysOf<Address>(turbo.values).every(
          (address) => values.get(address) === turbo.values[address],
        );
      }),
  },
  {
    id: 'exact-value-is-the-definition',
    sentence: 'The exact value is the least that an address receives over all complete redistributions.',
    holds: ({ exact }) =>
      networks().every(([network, least]) =>
        [...least].every(([address, amount]) => exact(network, address) === amount),
      ),
  },
];
