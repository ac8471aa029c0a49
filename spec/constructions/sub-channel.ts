/**
 * Sub-channels: a channel that gets its coins from a ledger channel, without anything on chain.
 *
 * @paper §5.4 Example Constructions
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import { allocation } from '../modelling/outcome.js';
import { A, at, B, conclude, L, open, system, update, χ } from './cast.js';
import { construction } from './construction.js';
import type { ConstructionStep } from './step.js';

type Pair = readonly [ParticipantAddress, ParticipantAddress];
type Split = readonly [Coins, Coins];

/** The steps that move this split out of a ledger channel of two into a new channel. */
export const subChannelOpening = (
  [ledger, [a, b]]: readonly [ChannelAddress, Split],
  [channel, [a1, b1]]: readonly [ChannelAddress, Split],
  [one, other]: Pair,
): readonly ConstructionStep[] => [
  open(channel, [one, other], allocation([one, a1], [other, b1])),
  update(ledger, allocation([one, a - a1], [other, b - b1], [channel, a1 + b1])),
];

/** The steps that move the result of a sub-channel back into its ledger channel. */
export const subChannelClosing = (
  [ledger, [a, b]]: readonly [ChannelAddress, Split],
  [channel, [a1, b1]]: readonly [ChannelAddress, Split],
  [one, other]: Pair,
): readonly ConstructionStep[] => [
  conclude(channel),
  update(ledger, allocation([one, a + a1], [other, b + b1])),
];

const noMoreThanThereIs = [
  { sentence: "a' ≤ a", holds: (p: Readonly<Record<'a' | "a'", Coins>>) => p["a'"] <= p.a },
  { sentence: "b' ≤ b", holds: (p: Readonly<Record<'b' | "b'", Coins>>) => p["b'"] <= p.b },
];

export const openSubChannel = construction({
  id: 'open-sub-channel',
  title: 'Open a sub-channel',
  section: '§5.4, figure 17',
  purpose: 'A and B fund a new channel from their ledger channel.',
  parameters: {
    a: 'what A has in the ledger channel',
    b: 'what B has there',
    "a'": 'what A moves into the sub-channel',
    "b'": 'what B moves',
  },
  constraints: noMoreThanThereIs,
  instance: ({ a, b, "a'": a1, "b'": b1 }) => ({
    start: system([A, B], [[L, a + b]], [at(L, [A, B], allocation([A, a], [B, b]))]),
    steps: subChannelOpening([L, [a, b]], [χ, [a1, b1]], [A, B]),
    funds: { channel: χ, amount: a1 + b1 },
  }),
});

export const closeSubChannel = construction({
  id: 'close-sub-channel',
  title: 'Close a sub-channel',
  section: '§5.4, figure 18',
  purpose: 'A and B take the result of a sub-channel into their ledger channel.',
  parameters: {
    a: 'what A has in the ledger channel',
    b: 'what B has there',
    "a'": 'what A has won in the sub-channel',
    "b'": 'what B has won',
  },
  instance: ({ a, b, "a'": a1, "b'": b1 }) => ({
    start: system(
      [A, B],
      [[L, a + b + a1 + b1]],
      [at(L, [A, B], allocation([A, a], [B, b], [χ, a1 + b1])), at(χ, [A, B], allocation([A, a1], [B, b1]))],
    ),
    steps: subChannelClosing([L, [a, b]], [χ, [a1, b1]], [A, B]),
  }),
});
