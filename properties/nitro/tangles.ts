/**
 * Tangles: random networks, all of whose outcomes are finalized, dense with guarantees and shortfalls.
 *
 * Every guarantee targets an allocation after it, several of them the same one; the coins are few, so that all
 * complete redistributions can be gone through.
 */
import fc from 'fast-check';
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

export const people = ['A', 'B'].map(participant);

interface Draft {
  readonly balance: number;
  readonly guarantee: boolean;
  readonly target: number;
  readonly order: readonly number[];
  readonly debts: readonly number[];
}

export interface TangleOptions {
  readonly channels?: number;
  readonly coins?: number;
  readonly debt?: number;
  readonly destinations?: number;
}

/** A tangle of so many channels, whose addresses are `c0`, `c1`, …, the last of them an allocation. */
export const tangle = ({ channels = 4, coins = 2, debt = 2, destinations = 3 }: TangleOptions = {}) => {
  const number = fc.nat({ max: 255 });
  const draft = fc.record({
    balance: number.map((n) => n % (coins + 1)),
    guarantee: number.map((n) => n % 8 < 5),
    target: number,
    order: fc.array(number, { minLength: 2 * destinations, maxLength: 2 * destinations }),
    debts: fc.array(
      number.map((n) => 1 + (n % debt)),
      { minLength: destinations, maxLength: destinations },
    ),
  });
  return fc.noBias(fc.array(draft, { minLength: Math.min(channels, 3), maxLength: channels })).map(build);
};

const build = (drafts: readonly Draft[]): Network => {
  const last = drafts.length - 1;
  const addresses = drafts.map((_, i) => channel(`c${i}`));
  const owing = addresses.filter((_, i) => i === last || !drafts[i]!.guarantee);
  const after = (i: number): readonly Address[] => [...addresses.slice(i + 1), ...people];
  const chosen = (from: readonly Address[], numbers: readonly number[]): Address[] => [
    ...new Set(numbers.map((number) => from[number % from.length]!)),
  ];

  const outcomes = drafts.map(({ guarantee: guarantees, target, order, debts }, i): Outcome => {
    if (!guarantees || i === last)
      return allocation(
        ...chosen(after(i), order)
          .slice(0, debts.length)
          .map((to, k): Entry => [to, BigInt(debts[k]!)]),
      );
    const targets = owing.filter((address) => addresses.indexOf(address) > i);
    const chosenTarget = targets[target % targets.length]!;
    return guarantee(chosenTarget, ...chosen(after(addresses.indexOf(chosenTarget)), order));
  });
  return networkOf({
    balances: recordOf<ChannelAddress, bigint>(
      addresses.map((address, i) => [address, BigInt(drafts[i]!.balance)]),
    ),
    outcomes: recordOf<ChannelAddress, Outcome>(addresses.map((address, i) => [address, outcomes[i]!])),
  });
};
