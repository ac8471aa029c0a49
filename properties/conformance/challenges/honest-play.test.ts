/** Honest lines of play come out the same on every published version, up to what is then paid. */
import { describe, expect, it } from 'vitest';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { play } from '../../../conformance/play.js';
import { challenges } from '../../../conformance/challenges/index.js';
import { shownVoucher } from '../../../conformance/challenges/vouchers.js';
import { encodersOf, encodingOf } from '../../../conformance/evm/v2/challenge-encoding.js';
import { challengeAbi } from '../../../conformance/evm/v2/challenge-abi.js';
import { shapeOf, statusIn, statusSlot } from '../../../conformance/evm/v2/challenge.js';
import { namesFor } from '../../../conformance/evm/keys.js';
import * as contractV1 from '../../../conformance/evm/v1/contract.js';
import { layoutOf } from '../../../conformance/evm/v1/layout.js';
import { readStorage } from '../../../conformance/evm/v1/storage.js';
import type { Operation } from '../../../conformance/implementation.js';
import type { Challenges } from '../../../conformance/challenges/index.js';
import {
  A,
  B,
  C,
  calling,
  challenging,
  channelWith,
  gameV1,
  gameV2,
  pays,
  shown,
  turn,
  v1,
  v2,
  waiting,
  type VersionOfV2,
} from './games.js';

const first = pays(['A', 3], ['B', 1]);
const later = pays(['A', 1], ['B', 3]);

const pair = (from: number, outcome = first, isFinal = false) =>
  shown(
    ...[from, from + 1].map(
      (number) => [turn(number, outcome, { isFinal }), number % 2 === 0 ? A : B] as const,
    ),
  );

const linesV1: Readonly<Record<string, readonly Operation<Challenges>[]>> = {
  'a challenge, answered with a move': [
    challenging(pair(4), B),
    waiting(299),
    calling('respond', shown([turn(6, later), A])),
  ],
  'a stale challenge, refuted': [challenging(pair(4), B), calling('refute', shown([turn(7, later), B]))],
  'a challenge, answered in another way': [
    challenging(pair(4), B),
    calling('alternativeRespond', pair(5, later)),
  ],
  'a challenge that nobody answers': [challenging(pair(4), B), waiting(300)],
  'a conclusion': [calling('conclude', pair(6, later, true))],
  'a conclusion in the middle of a challenge': [
    challenging(pair(4), B),
    waiting(1),
    calling('conclude', pair(6, later, true)),
  ],
};

const all = (number: number, outcome = first, isFinal = false) =>
  shown([turn(number, outcome, { isFinal }), A, B]);

const linesV2: Readonly<Record<string, readonly Operation<Challenges>[]>> = {
  'a challenge, cleared by a checkpoint': [
    challenging(all(4), A),
    waiting(299),
    calling('checkpoint', all(5, later)),
  ],
  'a challenge over a challenge': [challenging(all(4), A), challenging(all(5, later), B), waiting(300)],
  'a challenge that nobody answers': [challenging(all(4), A), waiting(300)],
  'a challenge at the recorded turn': [calling('checkpoint', all(4)), challenging(all(4), B)],
  'a conclusion of any turn': [
    calling('checkpoint', all(9)),
    challenging(all(9), B),
    calling('conclude', all(3, later, true)),
  ],
};

/** What an implementation has on chain where it disagrees, if it does. */
const disagreement = async (
  game: Parameters<typeof play<Challenges>>[0],
  start: Challenges['start'],
  operations: readonly Operation<Challenges>[],
) => {
  const encounter = await play(game, { start, operations });
  return encounter && challenges.words.observed(encounter.meeting.observed);
};

describe('honest play in the first generation', () => {
  for (const name of v1)
    it.each(Object.entries(linesV1))(`${name} agrees on %s`, async (_, operations) => {
      expect(await disagreement(await gameV1(name), channelWith({}), operations)).toBeUndefined();
    });

  it.each(v1.filter((name) => name !== 'fmg-nitro-adjudicator@0.0.4'))(
    '%s agrees on a round of the consensus game of three',
    async (name) => {
      const data = (approvals: number) => ({ approvals, proposed: later });
      const states = [
        [turn(6, first, { data: data(1) as never }), A],
        [turn(7, first, { data: data(2) as never }), B],
        [turn(8, later), C],
      ] as const;
      const operations = [
        challenging(shown(states[0], states[1]), B),
        calling('respond', shown(states[2])),
        challenging(shown(states[1], states[2]), C),
        waiting(300),
      ];
      const start = channelWith({ participants: [A, B, C], app: 'consensus' });
      expect(await disagreement(await gameV1(name), start, operations)).toBeUndefined();
    },
  );

  it.each(v1)('%s pays what a challenge that timed out, and a conclusion, were about', async (name) => {
    const game = await gameV1(name);
    const layout = layoutOf(name);
    const participants = namesFor([A, B]);
    const holdings = readStorage(game.machine, game.adjudicator, layout).holdings;
    for (const [operations, owed] of [
      [[challenging(pair(4), B), waiting(300)], 3n],
      [[calling('conclude', pair(6, later, true))], 1n],
    ] as const) {
      await game.setUp(channelWith({}));
      const channel = game.addressOf('L');
      const call = (data: Uint8Array, value = 0n) => game.machine.call({ to: game.adjudicator, data, value });
      await call(layout.deposit({ destination: channel, expectedHeld: 0n }), 4n);
      const pay = () =>
        call(
          contractV1.transfer.encodeInput({ channel, destination: participants.addressOf(A), amount: owed }),
        );
      for (const operation of operations) {
        expect((await pay()).status).toBe('refused');
        await game.apply(operation);
      }
      expect((await pay()).status).toBe('applied');
      expect(await holdings(participants.addressOf(A))).toBe(owed);
      expect((await pay()).status).toBe('refused');
    }
  });

  it.each(v1)('%s answers through its getter what is read from its storage', async (name) => {
    const game = await gameV1(name);
    const layout = layoutOf(name);
    await game.setUp(channelWith({}));
    await game.apply(challenging(pair(4), B));
    const channel = game.addressOf('L');
    const answer = await game.machine.read({ to: game.adjudicator, data: layout.getOutcome(channel) });
    const got = layout.gotOutcome(answer);
    const { challenge } = (await game.observe(['L'])).channels['L']!;
    const names = namesFor([A, B]);
    expect(challenge?.turn).toBe(5);
    expect(challenge?.finalizesAt).toBe(300n);
    expect(got.finalizedAt).toBe(game.machine.now() + 300n);
    expect(got.destination.map((to) => to.toLowerCase())).toEqual([A, B].map((who) => names.addressOf(who)));
    expect(challenge?.outcome).toEqual(first);
    expect(got.allocation).toEqual([3n, 1n]);
  });
});

describe('honest play in the second generation', () => {
  for (const name of v2)
    it.each(Object.entries(linesV2))(`${name} agrees on %s`, async (_, operations) => {
      const start = channelWith({ app: 'consensus' });
      expect(await disagreement(await gameV2(name), start, operations)).toBeUndefined();
    });

  it.each(v2)('%s takes a voucher in a channel of three', async (name) => {
    const funded = pays(['A', 5], ['C', 0]);
    const redeemed = turn(2, pays(['A', 3], ['C', 2]), { data: shownVoucher({ amount: 2n, by: A }) });
    const operations = [
      challenging(shown([turn(1, funded), A, B, C]), A),
      challenging(shown([turn(1, funded), A, B, C], [redeemed, C]), C),
      waiting(300),
    ];
    const start = channelWith({ participants: [A, B, C], app: 'payments' });
    expect(await disagreement(await gameV2(name), start, operations)).toBeUndefined();
  });

  const payable = async (name: VersionOfV2) => {
    const game = await gameV2(name);
    const start = channelWith({ app: 'consensus' });
    const terms = start.channels['L']!;
    const shape = shapeOf(name);
    const encoding = encodingOf(shape, namesFor([A, B]), () => game.appAddress('consensus'));
    const encoders = encodersOf(challengeAbi(shape));
    await game.setUp(start);
    const call = (what: string, values: unknown, value = 0n) =>
      game.machine.call({ to: game.adjudicator, data: encoders[what]!.encodeInput(values), value });
    const fromChannelId = encoding.channelId(terms);
    const asset = `0x${'0'.repeat(40)}`;
    await call('deposit', { asset, channelId: fromChannelId, expectedHeld: 0n, amount: 4n }, 4n);
    const pay = (outcome: typeof first, stateHash: Uint8Array) => {
      const outcomeBytes = encoding.outcomeBytes(outcome);
      return call('transfer', { assetIndex: 0n, fromChannelId, outcomeBytes, stateHash, indices: [1n] });
    };
    return { game, terms, encoding, pay, fromChannelId, call };
  };

  it.each(v2)('%s pays what a challenge that timed out, and a conclusion, were about', async (name) => {
    const paid = (game: Awaited<ReturnType<typeof gameV2>>) =>
      game.machine.coinsOf(namesFor([A, B]).addressOf(B));
    const timedOut = await payable(name);
    const { game, encoding, terms } = timedOut;
    const stateHash = keccak_256(encoding.stateBytes(terms, turn(4, first)));
    await game.apply(challenging(all(4), A));
    expect((await timedOut.pay(first, stateHash)).status).toBe('refused');
    await game.apply(waiting(300));
    expect((await timedOut.pay(later, stateHash)).status).toBe('refused');
    expect((await timedOut.pay(first, stateHash)).status).toBe('applied');
    expect(await paid(game)).toBe(1n);

    const concluded = await payable(name);
    await game.apply(calling('conclude', all(4, later, true)));
    expect((await concluded.pay(first, new Uint8Array(32))).status).toBe('refused');
    expect((await concluded.pay(later, new Uint8Array(32))).status).toBe('applied');
    expect(await paid(game)).toBe(3n);
  });

  it.each(v2)('%s answers through its getter what is read from its storage', async (name) => {
    const { game, fromChannelId } = await payable(name);
    await game.apply(challenging(all(4), A));
    const data = encodersOf(challengeAbi(shapeOf(name)))['statusOf']!.encodeInput(fromChannelId);
    const word = BigInt(
      `0x${Buffer.from(await game.machine.read({ to: game.adjudicator, data })).toString('hex')}`,
    );
    expect(word).toBe(await game.machine.slot(game.adjudicator, statusSlot(fromChannelId)));
    expect(statusIn(word)).toMatchObject({ record: 4, finalizesAt: game.machine.now() + 300n });
  });
});
