/**
 * A hub: virtual channels between many pairs of others, all through I, with 4 coins on each side.
 *
 * What I sees of it; every third channel is in the middle of opening, and of every fourth one guarantee waits
 * for its signature only.
 */
import {
  allocation,
  channel,
  guarantee,
  participant,
  type Address,
  type ChannelAddress,
  type Outcome,
  type Status,
  type View,
} from '../../spec/index.js';
import { I } from './views.js';
import { finalizable, placed, universal } from './worlds.js';

const letters = ['L', "L'", 'G', "G'", 'J', 'χ'] as const;

type Six = readonly [
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
  ChannelAddress,
];

/** Six channels for each pair. */
export const hub = (pairs: number): View => {
  const balances: [Address, bigint][] = [];
  const places: [ChannelAddress, Outcome | Status][] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [a, b] = [participant(`A${pair}`), participant(`B${pair}`)];
    const [l, m, g, h, j, x] = letters.map((letter) => channel(letter + pair)) as readonly string[] as Six;
    const before = allocation([a, 1n], [b, 3n], [I, 4n]);
    const opened = allocation([x, 4n], [I, 4n]);
    balances.push([l, 4n], [m, 4n]);
    places.push(
      [l, universal(allocation([g, 4n]))],
      [m, universal(allocation([h, 4n]))],
      [g, (pair % 4 === 1 ? finalizable : universal)(guarantee(j, x, a, I))],
      [h, universal(guarantee(j, x, b, I))],
      [j, pair % 3 === 0 ? { type: 'enabled', outcomes: [before, opened] } : universal(opened)],
      [x, { type: 'notMine' }],
    );
  }
  return placed(balances, places);
};
