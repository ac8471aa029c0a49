/**
 * Edges of ForceMove that an example in the specification's words cannot reach: another chain, the zero address,
 * rows of states that are too long or begin too early, and numbers that come to their end.
 *
 * Each says which versions do it. Only such versions are looked at as have a ForceMove of their own.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Version } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { noSignature } from '../../../conformance/evm/keys.js';
import type { CallResult } from '../../../conformance/evm/machine.js';
import { A, accountOf, present, sceneOf, type Scene } from './force-move-scene.js';

const different: readonly Version[] = ['0.1.0', '0.1.5', '0.9.1', '0.10.1', '0.11.0', '0.17.0', '0.17.3'];

const greatest = 2n ** 48n - 1n;

describe.each(different.filter((version) => present.includes(version)))('ForceMove %s', (version) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await sceneOf(version);
  });

  beforeEach(() => scene.afresh());

  const isUpTo = (last: Version): boolean => different.indexOf(version) <= different.indexOf(last);

  const verb = (does: boolean): string => (does ? 'takes' : 'refuses');

  const expectApplied = (result: CallResult, does = true) =>
    expect(result.status).toBe(does ? 'applied' : 'refused');

  const kept = async (fixedPart = scene.channel()) => hashes.unpacked(await scene.stored(fixedPart));

  const wasCareless = isUpTo('0.1.5');

  it(`${verb(wasCareless)} a challenge in a channel of another chain`, async () => {
    const { challenge, channel, row, state } = scene;
    const fixedPart = channel(undefined, { chainId: 5n });
    expectApplied(await challenge(row([state(6n, { fixedPart })])), wasCareless);
    expect((await kept(fixedPart)).turnNumRecord).toBe(wasCareless ? 6n : 0n);
  });

  it(`${verb(wasCareless)} a signature of nobody for one of the zero address`, async () => {
    const { challenge, channel, row, signed, state } = scene;
    const fixedPart = channel(undefined, { participants: [accountOf(A), hashes.nobody] });
    const last = state(6n, { fixedPart });
    expectApplied(
      await challenge({ ...row([last]), signatures: [signed(A, last), noSignature] }),
      wasCareless,
    );
  });

  const hadLongChallenges = isUpTo('0.9.1');

  it(`${verb(hadLongChallenges)} a challenge with more states than participants`, async () => {
    const { challenge, row, state } = scene;
    expectApplied(await challenge(row([6n, 7n, 8n].map((turn) => state(turn)))), hadLongChallenges);
  });

  const hadLongRows = isUpTo('0.10.1');

  it(`${verb(hadLongRows)} a checkpoint and a conclusion with more states than participants`, async () => {
    const { checkpoint, conclude, row, state } = scene;
    const states = [6n, 7n, 8n].map((turn) => state(turn, { isFinal: true }));
    expectApplied(await checkpoint(row(states)), hadLongRows);
    expectApplied(await conclude(row(states)), hadLongRows);
  });

  it('takes a row of states that begins before the first turn, and does not check what follows there', async () => {
    const { challenge, row, state } = scene;
    const before = state(greatest, { outcome: Uint8Array.of(2) });
    expectApplied(await challenge(row([before, state(0n)])));
    expect((await kept()).finalizesAt).toBe(scene.machine.now() + 60n);
  });

  it(`${verb(wasCareless)} a conclusion that begins before the first turn`, async () => {
    const { conclude, row, state } = scene;
    const states = [greatest, 0n].map((turn) => state(turn, { isFinal: true }));
    expectApplied(await conclude(row(states)), wasCareless);
  });

  it('takes more final states than there are turns for none', async () => {
    const { challenge, row, state } = scene;
    expectApplied(await challenge({ ...row([state(3n)]), finalCount: 5 }));
    expectApplied(await challenge({ ...row([state(4n)]), finalCount: 4 }), false);
  });

  it('begins again at turn 0 when a challenge at the greatest turn is answered', async () => {
    const { call, calls, challenge, channel, row, signed, state } = scene;
    const last = state(greatest, { isFinal: true });
    const first = state(0n, { isFinal: true });
    expectApplied(await challenge(row([last])));
    expect((await kept()).turnNumRecord).toBe(greatest);
    const answer = calls.respond({
      challenger: accountOf(A),
      fixedPart: channel(),
      isFinal: [true, true],
      variableParts: [last, first],
      signature: signed(A, first),
    });
    expectApplied(await call(answer));
    expect((await kept()).turnNumRecord).toBe(0n);
    expectApplied(await challenge(row([state(1n)])));
  });

  const isWide = isUpTo('0.1.0');

  it(`${verb(isWide)} a running state of the greatest turn`, async () => {
    const { challenge, row, state } = scene;
    expectApplied(await challenge(row([state(greatest)])), isWide);
  });

  it('finalizes at once what is challenged for longer than can be counted', async () => {
    const { challenge, channel, checkpoint, row, state } = scene;
    const fixedPart = channel(undefined, { challengeDuration: greatest });
    expectApplied(await challenge(row([state(6n, { fixedPart })])));
    expect((await kept(fixedPart)).finalizesAt).toBe(scene.machine.now() - 1n);
    expect(await checkpoint(row([state(7n, { fixedPart })]))).toEqual({
      status: 'refused',
      reason: 'Channel finalized.',
    });
  });

  it('takes one signature of each participant, on a state that is there', async () => {
    const { challenge, row, state } = scene;
    const shown = row([state(6n)]);
    const more = [...shown.signatures, shown.signatures[0]!];
    expectApplied(await challenge({ ...shown, signatures: more, whoSignedWhat: [0, 0, 0] }), false);
    for (const place of [1, 255])
      expectApplied(await challenge({ ...shown, whoSignedWhat: [0, place] }), false);
    expectApplied(await challenge(shown));
  });
});
