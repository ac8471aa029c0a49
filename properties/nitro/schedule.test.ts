import { describe, expect, it } from 'vitest';
import {
  allocation,
  balanceOf,
  chainOf,
  channel,
  groupsOf,
  guarantee,
  networkOf,
  nitro,
  participant,
  payable,
  recordOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import type { Plan } from '../../spec/nitro/priority-law.js';
import { schedule } from '../../spec/nitro/schedule.js';

const [A, B, C] = ['A', 'B', 'C'].map(participant) as [Address, Address, Address];
const [G, H, J, K] = ['G', 'H', 'J', 'K'].map(channel) as [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

const network = networkOf({
  balances: recordOf<Address, bigint>([
    [G, 2n],
    [H, 1n],
    [K, 1n],
  ]),
  outcomes: recordOf<ChannelAddress, Outcome>([
    [G, guarantee(J, A, B, C)],
    [H, guarantee(J, B, C, A)],
    [K, guarantee(J, C, A, B)],
    [J, allocation([A, 1n], [B, 1n], [C, 2n])],
  ]),
});

const played = (network: Network, plans: ReadonlyMap<ChannelAddress, Plan>): Chain => {
  const groups = groupsOf(network);
  if (groups.type !== 'groups') throw new Error('a cycle');
  return schedule(network, groups.groups, plans).reduce(
    (chain, payment) => {
      const step = nitro(chain, payment);
      if (step.status === 'rejected') throw new Error(`refused: ${step.reason.code}`);
      return step.chain;
    },
    chainOf([], network),
  );
};

const plan = (
  ...lines: readonly (readonly [ChannelAddress, readonly (readonly [Address, bigint])[]])[]
): Plan => new Map(lines.map(([source, payments]) => [source, new Map(payments)]));

const receipts = (chain: Chain): bigint[] => [A, B, C].map((address) => balanceOf(chain, address));

describe('a schedule', () => {
  it('without a plan is complete: one source after another pays all that it can', () => {
    const end = played(network, new Map());
    expect(receipts(end)).toEqual([1n, 1n, 2n]);
    expect(payable(end)).toEqual([]);
  });

  it('turns a circle, in which each source waits for another one, until somebody can pay', () => {
    // Nobody is to pay what it ranks first: G waits for K to pay A, K for H to pay C, H for G to pay B.
    const circle = plan(
      [
        G,
        [
          [B, 1n],
          [C, 1n],
        ],
      ],
      [H, [[C, 1n]]],
      [K, [[A, 1n]]],
    );
    const end = played(network, new Map([[J, circle]]));
    expect(receipts(end)).toEqual([1n, 1n, 2n]);
    expect(payable(end)).toEqual([]);
  });

  it('refuses a plan that pays something below a debt that stays open', () => {
    expect(() => played(network, new Map([[J, plan([G, [[B, 1n]]])]]))).toThrow('below A');
  });
});
