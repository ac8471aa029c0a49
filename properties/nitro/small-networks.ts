/**
 * All small networks: every network of exactly so many channels and coins, all outcomes finalized, between
 * two participants, with so few entries and so small debts; each channel points only to channels after it.
 * Either with at least one guarantee, or with none: Turbo's.
 */
import {
  allocation,
  channel,
  guarantee,
  networkOf,
  participant,
  recordOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import { permutations, shares } from './groups.js';

export interface NetworkSize {
  readonly channels: number;
  readonly coins: number;
  /** The greatest debt, and the greatest number of entries in an outcome. */
  readonly debt: number;
  readonly entries: number;
  readonly guarantees: boolean;
}

const people: readonly Address[] = ['A', 'B'].map(participant);

export function* smallNetworks({
  channels,
  coins,
  debt,
  entries,
  guarantees,
}: NetworkSize): Generator<Network> {
  const addresses = ['L', 'M', 'N', 'O'].slice(0, channels).map((name) => channel(name));
  const balances = shares(channels, coins, 0).map((split) =>
    recordOf<ChannelAddress, bigint>(addresses.map((address, i) => [address, BigInt(split[i]!)])),
  );
  for (const outcomes of outcomesFrom(addresses, debt, entries))
    if (outcomes.some(([, { type }]) => type === 'guarantee') === guarantees)
      for (const held of balances) yield networkOf({ balances: held, outcomes: recordOf(outcomes) });
}

type Outcomes = readonly (readonly [ChannelAddress, Outcome])[];

/** All outcomes of these channels: first of those after the first, then of the first, which may target them. */
function* outcomesFrom(
  addresses: readonly ChannelAddress[],
  debt: number,
  entries: number,
): Generator<Outcomes> {
  const [first, ...later] = addresses;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const others of outcomesFrom(later, debt, entries)) {
    for (const outcome of allocations([...later, ...people], debt, entries))
      yield [[first, outcome], ...others];
    for (const [target, outcome] of others)
      if (outcome.type === 'allocation')
        for (const priority of permutations(outcome.entries.map(([to]) => to)))
          yield [[first, guarantee(target, ...priority)], ...others];
  }
}

const allocations = (destinations: readonly Address[], debt: number, entries: number): Outcome[] =>
  lists(destinations, entries).flatMap((listed) =>
    amounts(listed.length, debt).map((owed) => allocation(...listed.map((to, i): Entry => [to, owed[i]!]))),
  );

/** All lists of different items, none of them empty. */
const lists = <T>(items: readonly T[], most: number): T[][] =>
  most === 0
    ? []
    : items.flatMap((item) => [
        [item],
        ...lists(
          items.filter((other) => other !== item),
          most - 1,
        ).map((rest) => [item, ...rest]),
      ]);

const amounts = (count: number, most: number): bigint[][] =>
  count === 0
    ? [[]]
    : Array.from({ length: most }, (_, i) => BigInt(i + 1)).flatMap((first) =>
        amounts(count - 1, most).map((rest) => [first, ...rest]),
      );
