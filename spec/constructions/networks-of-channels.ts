/**
 * Networks of channels: ledger channels funded by ledger channels or by virtual channels, and virtual channels
 * that stand on virtual channels, so that there are several intermediaries.
 *
 * Nothing new is needed: a channel funds others in the same way wherever its own coins come from.
 *
 * @paper §6.5 Examples
 */
import { participant, type ChannelAddress } from '../modelling/address.js';
import { sum, type Coins } from '../modelling/coins.js';
import { allocation } from '../modelling/outcome.js';
import { A, at, B, I, L, primed, system, χ } from './cast.js';
import { construction } from './construction.js';
import { statesOf } from './perform.js';
import { subChannelClosing, subChannelOpening } from './sub-channel.js';
import { ledgerOutcome, virtualClosing, virtualOpening, type VirtualChannel } from './virtual-channel.js';
import { virtualThroughI, whileOpen } from './virtual-examples.js';

const M = primed('M', 0);

export const ledgerOnLedger = construction({
  id: 'ledger-on-ledger',
  title: 'A ledger channel funded by a ledger channel',
  section: '§5.4',
  purpose: 'A and B open a second ledger channel and a channel in it, and close both.',
  parameters: { a: 'what A has', b: 'what B has' },
  instance: ({ a, b }) => ({
    start: system([A, B], [[L, a + b]], [at(L, [A, B], allocation([A, a], [B, b]))]),
    steps: [
      ...subChannelOpening([L, [a, b]], [M, [a, b]], [A, B]),
      ...subChannelOpening([M, [a, b]], [χ, [a, b]], [A, B]),
      ...subChannelClosing([M, [0n, 0n]], [χ, [a, b]], [A, B]),
      ...subChannelClosing([L, [0n, 0n]], [M, [a, b]], [A, B]),
    ],
  }),
});

export const ledgerOnVirtual = construction({
  id: 'ledger-on-virtual',
  title: 'A ledger channel funded by a virtual channel',
  section: '§6.5',
  purpose: 'A and B open a channel in their virtual channel, and close it.',
  parameters: {
    a: 'what A has in the virtual channel',
    b: 'what B has in it',
    "a'": 'what A moves into the sub-channel',
    "b'": 'what B moves',
  },
  constraints: [
    { sentence: "a' ≤ a", holds: (p) => p["a'"] <= p.a },
    { sentence: "b' ≤ b", holds: (p) => p["b'"] <= p.b },
  ],
  instance: ({ a, b, "a'": a1, "b'": b1 }) => ({
    start: whileOpen(virtualThroughI(2), [a, b]),
    steps: [
      ...subChannelOpening([χ, [a, b]], [M, [a1, b1]], [A, B]),
      ...subChannelClosing([χ, [a - a1, b - b1]], [M, [a1, b1]], [A, B]),
    ],
  }),
});

/**
 * From A to B through two intermediaries: a ledger channel V of A and I' that is itself virtual, through I,
 * on L and L'; on V and a ledger channel K of I' and B stands the channel χ, through I'.
 */
const inner = participant("I'");
const [V, K] = [primed('V', 0), primed('K', 0)] as const;

const lower: VirtualChannel = {
  channel: V,
  joint: primed('J', 0),
  ends: [
    { who: A, ledger: L, guarantee: primed('G', 0) },
    { who: inner, ledger: primed('L', 1), guarantee: primed('G', 1) },
  ],
  intermediary: I,
};

const upper: VirtualChannel = {
  channel: χ,
  joint: primed('J', 1),
  ends: [
    { who: A, ledger: V, guarantee: primed('H', 0) },
    { who: B, ledger: K, guarantee: primed('H', 1) },
  ],
  intermediary: inner,
};

const members: Readonly<Record<ChannelAddress, readonly ReturnType<typeof participant>[]>> = {
  [L]: [A, I],
  [primed('L', 1)]: [inner, I],
  [K]: [B, inner],
};

const beforeTwoHops = (shares: readonly [Coins, Coins]) => {
  const x = sum(shares);
  const ledgers = [L, primed('L', 1), K];
  return system(
    [A, B, I, inner],
    ledgers.map((ledger) => [ledger, x]),
    [
      at(L, members[L]!, ledgerOutcome(lower, 0, shares)),
      at(ledgers[1]!, members[ledgers[1]!]!, ledgerOutcome(lower, 1, shares)),
      at(K, members[K]!, ledgerOutcome(upper, 1, shares)),
    ],
  );
};

const twoHopOpening = (shares: readonly [Coins, Coins]) => [
  ...virtualOpening(lower, shares),
  ...virtualOpening(upper, shares),
];

const parameters = { a: 'the share of A', b: 'the share of B' };

export const openTwoHops = construction({
  id: 'open-two-hops',
  title: 'Open a virtual channel over a virtual channel',
  section: '§6.5',
  purpose: 'A and B fund a channel through two intermediaries, which share a ledger channel.',
  parameters,
  instance: ({ a, b }) => ({
    start: beforeTwoHops([a, b]),
    steps: twoHopOpening([a, b]),
    funds: { channel: χ, amount: a + b },
  }),
});

export const closeTwoHops = construction({
  id: 'close-two-hops',
  title: 'Close a virtual channel over a virtual channel',
  section: '§6.5',
  purpose: 'The result of a channel through two intermediaries goes back into the ledger channels.',
  parameters: { a: 'what A has won', b: 'what B has won' },
  instance: ({ a, b }) => ({
    start: statesOf(beforeTwoHops([a, b]), twoHopOpening([a, b])).at(-1)!,
    steps: [...virtualClosing(upper, [a, b]), ...virtualClosing(lower, [a, b])],
  }),
});
