/**
 * Views that are small enough to play the whole game from them, and dense: two guarantees target one channel.
 *
 * The channels are `L`, `G`, `G'`, `J` and `χ`, each owing only to those after it; the player is A.
 */
import fc from 'fast-check';
import {
  allocation,
  chainOf,
  channel,
  guarantee,
  participant,
  recordOf,
  viewOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Outcome,
  type Status,
  type View,
} from '../../spec/index.js';

export const people = ['A', 'B', 'I'].map(participant);
export const [A, B, I] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
export const [L, G, H, J, X] = ['L', 'G', "G'", 'J', 'χ'].map(channel) as [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

/** What a channel can be in a view; `challengeable` is the last mover's choice. */
export type Kind = 'onChain' | 'none' | 'challengeable' | Status['type'];

export const everyKind: readonly Kind[] = [
  'onChain',
  'none',
  'universal',
  'finalizable',
  'challengeable',
  'enabled',
  'sentNotReceived',
  'notMine',
];

/** Statuses as they are met: more that are settled than not. */
export const usualKinds: readonly Kind[] = [
  'onChain',
  'onChain',
  'universal',
  'universal',
  'finalizable',
  'challengeable',
  'enabled',
  'sentNotReceived',
  'notMine',
];

const owing = (destinations: readonly Address[], most = 3): fc.Arbitrary<Outcome> =>
  fc
    .tuple(
      fc.shuffledSubarray([...destinations], { maxLength: most }),
      fc.array(fc.constantFrom(1n, 1n, 2n), { minLength: most, maxLength: most }),
    )
    .map(([to, amounts]) => allocation(...to.map((address, i): Entry => [address, amounts[i]!])));

const guaranteeing: fc.Arbitrary<Outcome> = fc
  .shuffledSubarray<Address>([X, A, B, I])
  .map((priority) => guarantee(J, ...priority));

const outcomeFor = new Map<ChannelAddress, fc.Arbitrary<Outcome>>([
  [L, owing([G, H, J, X, A, B])],
  [G, guaranteeing],
  [H, guaranteeing],
  [J, owing([X, A, B, I])],
  [X, owing([A, B], 2)],
]);

const statusAs = (
  kind: Kind,
  [first, second]: readonly [Outcome, Outcome],
  both: boolean,
): Status | undefined => {
  const outcomes = both ? [first, second] : [first];
  switch (kind) {
    case 'onChain':
    case 'none':
      return undefined;
    case 'universal':
      return { type: 'universal', outcome: first };
    case 'challengeable':
      return { type: 'finalizable', outcomes: [first, second], challengeable: true };
    case 'notMine':
      return { type: 'notMine' };
    case 'enabled':
      return { type: 'enabled', outcomes: [first, second] };
    case 'finalizable':
    case 'sentNotReceived':
      return { type: kind, outcomes };
  }
};

interface Drawn {
  readonly address: ChannelAddress;
  readonly balance: bigint;
  readonly kind: Kind;
  readonly outcomes: readonly [Outcome, Outcome];
  readonly both: boolean;
}

const viewWith = (drawn: readonly Drawn[]): View =>
  viewOf(
    chainOf(people, {
      balances: recordOf(drawn.map(({ address, balance }) => [address, balance])),
      outcomes: recordOf(
        drawn.flatMap(({ address, kind, outcomes }) => (kind === 'onChain' ? [[address, outcomes[0]]] : [])),
      ),
    }),
    recordOf(
      drawn.flatMap(({ address, kind, outcomes, both }) => {
        const status = statusAs(kind, outcomes, both);
        return status ? [[address, status]] : [];
      }),
    ),
  );

/** Views whose channels are of these kinds, with at most this many coins in each. */
export const smallView = (
  kinds: readonly Kind[],
  { coins = 2, channels = [L, G, H, J, X] }: { coins?: number; channels?: readonly ChannelAddress[] } = {},
): fc.Arbitrary<View> =>
  fc
    .tuple(
      ...channels.map((address) =>
        fc.record({
          address: fc.constant(address),
          balance: fc.nat({ max: coins }).map(BigInt),
          kind: fc.constantFrom(...kinds),
          outcomes: fc.tuple(outcomeFor.get(address)!, outcomeFor.get(address)!),
          both: fc.boolean(),
        }),
      ),
    )
    .map(viewWith);
