/** What a value costs: the game by definition, the promise beside it, and recovery in networks of many channels. */
import {
  allocation,
  channel,
  guarantee,
  promised,
  recover,
  value,
  type Address,
  type ChannelAddress,
  type Outcome,
  type View,
} from '../../spec/index.js';
import { duel } from '../reasoning/duel.js';
import { hub } from '../reasoning/hub.js';
import { A, B, G, H, I, J, L, X } from '../reasoning/views.js';
import { placed, universal } from '../reasoning/worlds.js';
import { paired, ratioText } from './paired.js';

const M = channel("L'");

/** A virtual channel of A and B, x coins, as I sees it. */
const virtual = (x: bigint): View => {
  const outcomes: readonly (readonly [ChannelAddress, Outcome])[] = [
    [L, allocation([G, x])],
    [M, allocation([H, x])],
    [G, guarantee(J, X, A, I)],
    [H, guarantee(J, X, B, I)],
    [J, allocation([X, x], [I, x])],
  ];
  const balances: readonly (readonly [Address, bigint])[] = [
    [L, x],
    [M, x],
  ];
  return placed(
    balances,
    outcomes.map(([address, outcome]) => [address, universal(outcome)]),
  );
};

const milliseconds = (seconds: number): string => `${(1000 * seconds).toFixed(1)} ms`;

const againstTheGame = (x: bigint): void => {
  const view = virtual(x);
  const searched = value(view, I);
  const positions = searched.type === 'exact' ? searched.positions : `more than ${searched.bound}`;
  const cost = paired(
    () => void value(view, I),
    () => void promised(view, I),
    3,
  );
  console.log(
    `  virtual channel, x = ${x}: ${positions} positions; game / promise: ${ratioText(cost)}, ` +
      `promise ${milliseconds(cost.b)}`,
  );
};

const ofManyChannels = (): void => {
  const [few, many] = [hub(50), hub(500)];
  const promise = paired(
    () => void promised(many, I),
    () => void promised(few, I),
    5,
  );
  console.log(
    `  hub of 3,000 channels / of 300: promise ${ratioText(promise)}, ${milliseconds(promise.b)} for 300`,
  );
  const next = paired(
    () => void recover(many, I),
    () => void recover(few, I),
    5,
  );
  console.log(`  the next operations: ${ratioText(next)}, ${milliseconds(next.b)} for 300`);
  const began = performance.now();
  const { trace, got, promised: before } = duel(few, I, []);
  console.log(
    `  a whole recovery of 300 channels: ${trace.length} operations in ` +
      `${(performance.now() - began).toFixed(0)} ms, got ${got}, ` +
      `promised ${before.type === 'exact' ? before.value : `${before.least} to ${before.most}`}`,
  );
};

export const benchGame = (): void => {
  console.log('Value by definition and by promise');
  for (const x of [1n, 2n, 4n]) againstTheGame(x);
  ofManyChannels();
};
