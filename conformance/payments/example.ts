/**
 * Examples: random networks as an implementation meets them, and what is then tried.
 *
 * If the implementation knows time, in half of them channels that are not final yet have a challenge running.
 * Amounts are small, and now and then as large as the implementation can express.
 */
import fc from 'fast-check';
import { situation, type Situation } from '../../properties/arbitraries/index.js';
import {
  allocation,
  chainOf,
  entriesOf,
  lesser,
  recordOf,
  sum,
  type Address,
  type ChannelAddress,
  type Coins,
  type Outcome,
} from '../../spec/index.js';
import type { Example, ExampleOptions } from '../subject.js';
import { moves } from './moves.js';
import type { Capabilities, Payments, Start } from './terms.js';

type Scale = (amount: Coins) => Coins;

const scaled = ({ chain, reached }: Situation, balance: Scale, debt: Scale): Situation => {
  const outcomeOf = (outcome: Outcome): Outcome =>
    outcome.type === 'allocation'
      ? allocation(...outcome.entries.map(([to, amount]) => [to, debt(amount)] as const))
      : outcome;
  const outcomesOf = (outcomes: Situation['reached']) =>
    recordOf(entriesOf(outcomes).map(([channel, outcome]) => [channel, outcomeOf(outcome)]));
  const balances = recordOf(
    entriesOf<Address, Coins>(chain.balances).map(([address, amount]) => [address, balance(amount)]),
  );
  return {
    chain: chainOf(chain.participants, { balances, outcomes: outcomesOf(chain.outcomes) }),
    reached: outcomesOf(reached),
  };
};

/** All balances together are the most that can be deposited, and large debts the largest amount. */
const largest = (network: Situation, most: Coins): Situation => {
  const units = sum(Object.values<Coins>(network.chain.balances));
  const unit = units === 0n ? most : most / units;
  return scaled(
    network,
    (amount) => amount * unit,
    (amount) => (amount > 5n ? most : lesser(amount * unit, most)),
  );
};

/** Which channels have a challenge running: none, those that are not final, or the targets of guarantees alone. */
type Challenges = 'none' | 'open' | 'targets';

const startOf = ({ chain, reached }: Situation, challenges: Challenges): Start => {
  const outcomes = entriesOf<ChannelAddress, Outcome>(reached);
  const targets = new Set(
    outcomes.flatMap(([, outcome]) => (outcome.type === 'guarantee' ? [outcome.target] : [])),
  );
  const isFinal = (channel: ChannelAddress) =>
    challenges === 'targets' ? !targets.has(channel) : chain.outcomes[channel] !== undefined;
  return {
    participants: chain.participants,
    balances: chain.balances,
    finalized: recordOf(outcomes.filter(([channel]) => isFinal(channel))),
    challenged: recordOf(outcomes.filter(([channel]) => challenges !== 'none' && !isFinal(channel))),
  };
};

export interface Beginning {
  readonly start: Start;
  /** The outcome that each channel has reached off-chain, final or not. */
  readonly reached: Situation['reached'];
}

/** A random network as an implementation with these capabilities can express it. */
export const beginning = (capabilities: Capabilities, channels: number): fc.Arbitrary<Beginning> =>
  fc
    .record({
      network: situation({
        channels,
        guarantees: capabilities.operations.some((type) => type === 'claim' || type === 'payClaims'),
        vast: capabilities.maximumAmount === undefined,
      }),
      vast: fc.nat({ max: 15 }),
      challenges: fc.constantFrom<Challenges>(
        ...(capabilities.clock ? (['none', 'none', 'open', 'targets'] as const) : (['none'] as const)),
      ),
    })
    .map(({ network, vast, challenges }) => {
      const { maximumAmount } = capabilities;
      const situation = vast === 0 && maximumAmount !== undefined ? largest(network, maximumAmount) : network;
      return { start: startOf(situation, challenges), reached: situation.reached };
    });

export const example = (
  capabilities: Capabilities,
  { channels, length }: ExampleOptions,
): fc.Arbitrary<Example<Payments>> =>
  fc
    .record({ beginning: beginning(capabilities, channels), moves: moves(capabilities, length) })
    .map(({ beginning: { start, reached }, moves }) => ({ start, moves: moves(reached) }));
