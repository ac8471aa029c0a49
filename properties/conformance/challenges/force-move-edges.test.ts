/**
 * Edges of ForceMove that an example in the specification's words cannot reach: another chain, the zero address,
 * rows of states that are too long or begin too early, and numbers that come to their end.
 *
 * Each says which versions do it. Only such versions are looked at as have a ForceMove of their own.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { versions, type Version } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { noSignature } from '../../../conformance/evm/keys.js';
import { A, accountOf, different, sceneOf, type Scene } from './force-move-scene.js';

const greatest = 2n ** 48n - 1n;

const applied = { status: 'applied' };
const refused = { status: 'refused' };

const outcomeOf = (does: boolean) => (does ? applied : refused);

describe.each(different)('ForceMove %s', (version) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await sceneOf(version);
  });

  beforeEach(() => scene.afresh());

  const isUpTo = (last: Version): boolean => versions.indexOf(version) <= versions.indexOf(last);

  const verb = (does: boolean): string => (does ? 'takes' : 'refuses');

  const kept = async (fixedPart = scene.channel()) => hashes.unpacked(await scene.stored(fixedPart));

  const wasCareless = isUpTo('0.1.5');

  it(`${verb(wasCareless)} a challenge in a channel of another chain`, async () => {
    const { challenge, channel, row, state } = scene;
    const fixedPart = channel(undefined, { chainId: 5n });
    expect(await challenge(row([state(6n, { fixedPart })]))).toMatchObject(outcomeOf(wasCareless));
    expect((await kept(fixedPart)).turnNumRecord).toBe(wasCareless ? 6n : 0n);
  });

  it(`${verb(wasCareless)} a signature of nobody for one of the zero address`, async () => {
    const { challenge, channel, row, signed, state } = scene;
    const fixedPart = channel(undefined, { participants: [accountOf(A), hashes.nobody] });
    const last = state(6n, { fixedPart });
    expect(await challenge({ ...row([last]), signatures: [signed(A, last), noSignature] })).toMatchObject(
      outcomeOf(wasCareless),
    );
  });

  const hadLongChallenges = isUpTo('0.9.1');

  it(`${verb(hadLongChallenges)} a challenge with more states than participants`, async () => {
    const { challenge, row, state } = scene;
    expect(await challenge(row([6n, 7n, 8n].map((turn) => state(turn))))).toMatchObject(
      outcomeOf(hadLongChallenges),
    );
  });

  const hadLongRows = isUpTo('0.10.1');

  it(`${verb(hadLongRows)} a checkpoint and a conclusion with more states than participants`, async () => {
    const { checkpoint, conclude, row, state } = scene;
    const states = [6n, 7n, 8n].map((turn) => state(turn, { isFinal: true }));
    expect(await checkpoint(row(states))).toMatchObject(outcomeOf(hadLongRows));
    expect(await conclude(row(states))).toMatchObject(outcomeOf(hadLongRows));
  });

  it('takes a row of states that begins before the first turn, and does not check what follows there', async () => {
    const { challenge, row, state } = scene;
    const before = state(greatest, { outcome: Uint8Array.of(2) });
    expect(await challenge(row([before, state(0n)]))).toMatchObject(applied);
    expect((await kept()).finalizesAt).toBe(scene.machine.now() + 60n);
  });

  it(`${verb(wasCareless)} a conclusion that begins before the first turn`, async () => {
    const { conclude, row, state } = scene;
    const states = [greatest, 0n].map((turn) => state(turn, { isFinal: true }));
    expect(await conclude(row(states))).toMatchObject(outcomeOf(wasCareless));
  });

  it('takes more final states than there are turns for none', async () => {
    const { challenge, row, state } = scene;
    expect(await challenge({ ...row([state(3n)]), finalCount: 5 })).toMatchObject(applied);
    expect(await challenge({ ...row([state(4n)]), finalCount: 4 })).toMatchObject(refused);
  });

  it('begins again at turn 0 when a challenge at the greatest turn is answered', async () => {
    const { call, calls, challenge, channel, row, signed, state } = scene;
    const last = state(greatest, { isFinal: true });
    const first = state(0n, { isFinal: true });
    expect(await challenge(row([last]))).toMatchObject(applied);
    expect((await kept()).turnNumRecord).toBe(greatest);
    const answer = calls.respond({
      challenger: accountOf(A),
      fixedPart: channel(),
      isFinal: [true, true],
      variableParts: [last, first],
      signature: signed(A, first),
    });
    expect(await call(answer)).toMatchObject(applied);
    expect((await kept()).turnNumRecord).toBe(0n);
    expect(await challenge(row([state(1n)]))).toMatchObject(applied);
  });

  const isWide = isUpTo('0.1.0');

  it(`${verb(isWide)} a running state of the greatest turn`, async () => {
    const { challenge, row, state } = scene;
    expect(await challenge(row([state(greatest)]))).toMatchObject(outcomeOf(isWide));
  });

  const countsBack = isUpTo('0.3.0');

  it(`${verb(countsBack)} a conclusion at the greatest turn`, async () => {
    const { challenge, conclude, row, state } = scene;
    const last = row([state(greatest, { isFinal: true })]);
    expect(await conclude(last)).toMatchObject(outcomeOf(countsBack));
    if (!countsBack) expect(await challenge(last)).toMatchObject(applied);
  });

  it('finalizes at once what is challenged for longer than can be counted', async () => {
    const { challenge, channel, checkpoint, row, state } = scene;
    const fixedPart = channel(undefined, { challengeDuration: greatest });
    expect(await challenge(row([state(6n, { fixedPart })]))).toMatchObject(applied);
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
    expect(await challenge({ ...shown, signatures: more, whoSignedWhat: [0, 0, 0] })).toMatchObject(refused);
    for (const place of [1, 255])
      expect(await challenge({ ...shown, whoSignedWhat: [0, place] })).toMatchObject(refused);
    expect(await challenge(shown)).toMatchObject(applied);
  });
});
