import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  countedEntries,
  entriesOf,
  keysOf,
  sum,
  type Address,
  type ChannelAddress,
  type Outcome,
} from '../../spec/index.js';
import { topologicalOrder } from '../../spec/turbo/topological-order.js';
import { finalized, situation, type Situation } from './index.js';

const outcomes = ({ reached }: Situation): [ChannelAddress, Outcome][] => entriesOf(reached);

/** Whether the network has something, of the kinds that the rules have to cope with. */
const kinds: Readonly<Record<string, (world: Situation) => boolean>> = {
  'a channel that is owed by a channel': ({ reached }) =>
    Object.values(reached).some(
      (outcome) => outcome.type === 'allocation' && outcome.entries.some(([to]) => to in reached),
    ),
  'two guarantees of one target': (world) => {
    const targets = outcomes(world).flatMap(([, outcome]) =>
      outcome.type === 'guarantee' ? [outcome.target] : [],
    );
    return new Set(targets).size < targets.length;
  },
  'a guarantee that reorders the debts of its target': ({ reached }) =>
    Object.values(reached).some((outcome) => {
      const target = outcome.type === 'guarantee' ? reached[outcome.target] : undefined;
      const first = target?.type === 'allocation' ? countedEntries(target.entries)[0]?.[0] : undefined;
      return (
        outcome.type === 'guarantee' &&
        first !== undefined &&
        outcome.priority.length > 0 &&
        outcome.priority[0] !== first
      );
    }),
  'a guarantee whose target is a guarantee': ({ reached }) =>
    Object.values(reached).some(
      (outcome) => outcome.type === 'guarantee' && reached[outcome.target]?.type === 'guarantee',
    ),
  'a guarantee whose target nobody knows': ({ reached }) =>
    Object.values(reached).some((outcome) => outcome.type === 'guarantee' && !(outcome.target in reached)),
  'a repeated address in a guarantee': (world) =>
    outcomes(world).some(
      ([, outcome]) =>
        outcome.type === 'guarantee' && new Set(outcome.priority).size < outcome.priority.length,
    ),
  'an address listed twice in an allocation': (world) =>
    outcomes(world).some(
      ([, outcome]) =>
        outcome.type === 'allocation' &&
        new Set(outcome.entries.map(([to]) => to)).size < outcome.entries.length,
    ),
  'an entry of zero': (world) =>
    outcomes(world).some(
      ([, outcome]) => outcome.type === 'allocation' && outcome.entries.some(([, amount]) => amount === 0n),
    ),
  'a channel that holds less than it owes': (world) =>
    compares(world, (held, owed) => held > 0n && held < owed),
  'a channel that holds more than it owes': (world) =>
    compares(world, (held, owed) => owed > 0n && held > owed),
  'a channel that holds exactly what it owes': (world) =>
    compares(world, (held, owed) => owed > 0n && held === owed),
  'a finalized outcome and one that is not': ({ chain, reached }) => {
    const count = keysOf(chain.outcomes).length;
    return count > 0 && count < keysOf(reached).length;
  },
  'amounts beyond 2^256': ({ chain }) => Object.values(chain.balances).some((amount) => amount > 2n ** 256n),
};

const compares = (world: Situation, holds: (held: bigint, owed: bigint) => boolean): boolean =>
  outcomes(world).some(
    ([channel, outcome]) =>
      outcome.type === 'allocation' &&
      holds(
        balanceOf(world.chain, channel),
        sum(countedEntries(outcome.entries).map(([, amount]) => amount)),
      ),
  );

describe('arbitrary networks', () => {
  const sample = fc.sample(situation(), 2000);

  for (const [kind, has] of Object.entries(kinds))
    it(`have ${kind}, in one of fifty at the least`, () => {
      expect(sample.filter(has).length).toBeGreaterThanOrEqual(40);
    });

  it('are acyclic: no channel owes or targets a channel before it', () => {
    for (const world of sample) {
      const graph = new Map<Address, readonly Address[]>(
        outcomes(world).map(([channel, outcome]) => [
          channel,
          outcome.type === 'allocation'
            ? outcome.entries.map(([to]) => to)
            : [outcome.target, ...outcome.priority],
        ]),
      );
      expect(topologicalOrder(graph).type).toBe('ordered');
    }
  });

  it('have no guarantees and no vast amounts where these are not wanted', () => {
    for (const world of fc.sample(situation({ guarantees: false, vast: false }), 500)) {
      expect(outcomes(world).map(([, { type }]) => type)).not.toContain('guarantee');
      expect(kinds['amounts beyond 2^256']!(world)).toBe(false);
    }
  });

  it('have at least one channel and as many as wanted at the most', () => {
    const sizes = fc.sample(situation({ channels: 3 }), 300).map(({ reached }) => keysOf(reached).length);
    expect(new Set(sizes)).toEqual(new Set([1, 2, 3]));
  });

  it('are the same with every outcome on the chain once they are finalized', () => {
    for (const world of sample.slice(0, 200)) {
      const chain = finalized(world);
      expect(keysOf(chain.outcomes)).toEqual(keysOf(world.reached));
      expect(chain.balances).toEqual(world.chain.balances);
    }
  });
});
