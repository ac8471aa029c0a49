import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  balanceOf,
  channel,
  entriesOf,
  guarantee,
  lesser,
  networkOf,
  participant,
  recordOf,
  sum,
  turboValues,
  type Address,
  type Balances,
  type ChannelAddress,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';
import { choices, complete } from './complete.js';

const values = (network: Network): Balances => {
  const result = turboValues(network);
  if (result.type === 'outOfScope') throw new Error(result.because);
  return result.values;
};

const valueOf = (network: Network, address: Address): bigint => values(network)[address] ?? 0n;

const owedBy = ({ outcomes }: Network, address: Address): bigint => {
  const outcome = outcomes[address as ChannelAddress];
  return outcome?.type === 'allocation' ? sum(outcome.entries.map(([, amount]) => amount)) : 0n;
};

const turboNetworks = situation({ guarantees: false }).map(finalized);

describe('the Turbo value', () => {
  it('is what every complete redistribution leads to, in whatever order and amounts', () => {
    let moved = 0;
    fc.assert(
      fc.property(turboNetworks, choices, choices, (chain, some, others) => {
        const [one, other] = [complete(chain, some), complete(chain, others)];
        expect(one.balances).toEqual(other.balances);
        if (one.balances !== chain.balances) moved += 1;
        for (const address of [...chain.participants, ...(Object.keys(chain.outcomes) as Address[])]) {
          const value = valueOf(chain, address);
          expect(balanceOf(one, address)).toBe(value - lesser(value, owedBy(chain, address)));
        }
      }),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(80);
  });

  it('is never lower after a deposit, and never higher by more than the deposit', () => {
    fc.assert(
      fc.property(turboNetworks, fc.nat(), fc.bigInt({ min: 1n, max: 9n }), (chain, place, amount) => {
        const addresses = [...chain.participants, ...(Object.keys(chain.outcomes) as Address[])];
        const to = addresses[place % addresses.length]!;
        const richer: Network = {
          ...chain,
          balances: recordOf([...entriesOf(chain.balances), [to, balanceOf(chain, to) + amount]]),
        };
        for (const address of addresses) {
          const rise = valueOf(richer, address) - valueOf(chain, address);
          expect(rise >= 0n && rise <= amount).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of all participants and what stays in channels together is the coins of the network', () => {
    fc.assert(
      fc.property(turboNetworks, (chain) => {
        const result = values(chain);
        const stays = entriesOf(result).map(
          ([address, value]) => value - lesser(value, owedBy(chain, address)),
        );
        expect(sum(stays)).toBe(sum(Object.values(chain.balances)));
      }),
      { numRuns: 150 },
    );
  });

  it('counts only the first entry for an address', () => {
    const [A, B, L] = [participant('A'), participant('B'), channel('L')];
    const network = { balances: { [L]: 10n }, outcomes: { [L]: allocation([A, 2n], [A, 5n], [B, 3n]) } };
    expect(values(network)).toEqual({ L: 10n, A: 2n, B: 3n });
  });

  it('reaches through a chain of channels 50,000 deep', () => {
    const depth = 50_000;
    const channels = Array.from({ length: depth }, (_, i) => channel(`L${i}`));
    const last = participant('A');
    const network: Network = {
      balances: recordOf<Address, bigint>([[channels[0]!, 7n]]),
      outcomes: recordOf<ChannelAddress, Outcome>(
        channels.map((address, i) => [address, allocation([channels[i + 1] ?? last, 5n])]),
      ),
    };
    expect(valueOf(network, last)).toBe(5n);
    expect(valueOf(network, channels[1]!)).toBe(5n);
  });

  it('is exact beyond 2^256', () => {
    const vast = 2n ** 256n;
    const [A, B, L, χ] = [participant('A'), participant('B'), channel('L'), channel('χ')];
    const network = networkOf({
      balances: { [L]: 2n * vast + 1n },
      outcomes: { [L]: allocation([A, vast], [χ, vast + 9n]), [χ]: allocation([B, vast], [A, 5n]) },
    });
    expect(values(network)).toEqual({ L: 2n * vast + 1n, A: vast + 1n, χ: vast + 1n, B: vast });
  });
});

describe('outside the scope of Turbo', () => {
  const A = participant('A');
  const owing = (pairs: readonly (readonly [string, ...string[]])[]): Network =>
    networkOf({
      outcomes: recordOf(
        pairs.map(([from, ...to]) => [
          channel(from),
          allocation(...to.map((name): [Address, bigint] => [channel(name), 1n])),
        ]),
      ),
    });

  it('are networks with a cycle, which is named', () => {
    expect(turboValues(owing([['L', 'L']]))).toEqual({ type: 'outOfScope', because: 'cycle', cycle: ['L'] });
    const result = turboValues(
      owing([
        ['K', 'L'],
        ['L', 'A', "L'"],
        ["L'", 'χ'],
        ['χ', 'L'],
        ['M', 'A'],
      ]),
    );
    expect(result).toMatchObject({ type: 'outOfScope', because: 'cycle' });
    const cycle = result.type === 'outOfScope' && result.because === 'cycle' ? result.cycle : [];
    expect([...cycle, ...cycle].join(' ')).toContain("L L' χ");
    expect(cycle).toHaveLength(3);
  });

  it('is no network whose cycle consists of entries that do not count', () => {
    const L = channel('L');
    expect(turboValues({ balances: {}, outcomes: { [L]: allocation([L, 0n], [A, 1n], [L, 5n]) } })).toEqual({
      type: 'values',
      values: {},
    });
  });

  it('are networks with a guarantee, whose channel is named', () => {
    expect(turboValues({ balances: {}, outcomes: { [channel('G')]: guarantee(channel('L'), A) } })).toEqual({
      type: 'outOfScope',
      because: 'guarantee',
      channel: 'G',
    });
  });
});
