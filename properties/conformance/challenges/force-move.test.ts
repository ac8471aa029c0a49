/** The calls and the hashes of ForceMove, compared with what the published contracts say themselves. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import { filesOf } from '../../../conformance/evm/archive.js';
import * as abi from '../../../conformance/evm/asset-holder/force-move-abi.js';
import { artifactOf } from '../../../conformance/evm/asset-holder/force-move-contract.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { noSignature, sign } from '../../../conformance/evm/keys.js';
import { concludingAbi } from '../../../conformance/evm/multi-asset/force-move.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import { A, accountOf, B, packageOf, present, sceneOf, type Scene } from './force-move-scene.js';

interface Described {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly Described[];
  readonly outputs?: readonly Described[];
  readonly components?: readonly Described[];
}

const parts = (list: readonly Described[] = []): unknown =>
  list.map(({ type, name, components }) => [type, name, parts(components)]);

const described = (list: readonly Described[], wanted: string): unknown => {
  const found = list.find(({ type, name }) => type === 'function' && name === wanted);
  return found && [parts(found.inputs), parts(found.outputs)];
};

const getter = (name: string) =>
  Object.values(
    createContract([
      {
        type: 'function',
        name,
        inputs: [{ type: 'bytes32', name: '' }],
        outputs: [{ type: 'bytes32', name: '' }],
      },
    ] as const),
  )[0]!;

const applied = { status: 'applied' };

const open = {
  finalizesAt: 0n,
  stateHash: hashes.nothing,
  challenger: hashes.nobody,
  outcomeHash: hashes.nothing,
};

describe.each(present)('ForceMove %s', (version) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await sceneOf(version);
  });

  beforeEach(() => scene.afresh());

  const read = (data: Uint8Array) => scene.machine.read({ to: scene.adjudicator, data });

  it('has the interface that is called', async () => {
    const { generation } = scene;
    const files = filesOf(await tarball(packageOf(version)));
    const published = artifactOf(files, 'TESTNitroAdjudicator')!.abi as readonly Described[];
    const others =
      version === '0.17.3'
        ? [...abi.respondToAnybody(generation.number), ...concludingAbi]
        : [...abi.respond(generation.number), ...abi.pushing(generation.number)];
    const written: readonly Described[] = [
      ...abi.forceMove(generation.number),
      ...abi.challenge(generation),
      ...others,
    ];
    expect(written.length).toBeGreaterThan(7);
    for (const { name } of written) expect(described(published, name!)).toEqual(described(written, name!));
  });

  it('recovers the signer of a state from the signature', async () => {
    const { recoverSigner } = scene.calls;
    const shown = { _d: scene.stateHashOf(scene.state(5n)), sig: scene.signed(A, scene.state(5n)) };
    const signer = recoverSigner.decodeOutput(await read(recoverSigner.encodeInput(shown)));
    expect(signer.toLowerCase()).toBe(accountOf(A));
  });

  it('finds valid what was signed, and nothing else', async () => {
    const { channel, signed, state, stateHashOf } = scene;
    const { validSignatures } = scene.calls;
    const shown = [state(5n), state(6n)];
    const valid = async (...sigs: readonly ReturnType<typeof signed>[]) =>
      validSignatures.decodeOutput(
        await read(
          validSignatures.encodeInput({
            largestTurnNum: 6n,
            participants: [...channel().participants],
            stateHashes: shown.map(stateHashOf),
            sigs: [...sigs],
            whoSignedWhat: [1n, 0n],
          }),
        ),
      );
    expect(await valid(signed(A, shown[1]!), signed(B, shown[0]!))).toBe(true);
    expect(await valid(signed(A, shown[0]!), signed(B, shown[0]!))).toBe(false);
    expect(await valid(signed(B, shown[1]!), signed(B, shown[0]!))).toBe(false);
  });

  it('keeps of a challenge, an answer, a checkpoint and a conclusion the very word that is computed', async () => {
    const { call, calls, channel, machine, outcomeHashOf, row, signed, state, stateHashOf, statusOf } = scene;
    const challenged = state(6n);
    const stateHash = stateHashOf(challenged);
    const outcomeHash = outcomeHashOf(challenged.outcome);
    const finalizesAt = machine.now() + 60n;
    expect(await scene.challenge(row([state(5n), challenged]))).toMatchObject(applied);
    expect(await scene.stored()).toBe(
      statusOf({ turnNumRecord: 6n, finalizesAt, stateHash, challenger: accountOf(A), outcomeHash }),
    );

    const answer = state(7n);
    const data = calls.respond({
      challenger: accountOf(A),
      fixedPart: channel(),
      isFinal: [false, false],
      variableParts: [challenged, answer],
      signature: signed(B, answer),
    });
    expect(await call(data)).toMatchObject(applied);
    expect(await scene.stored()).toBe(statusOf({ turnNumRecord: 7n, ...open }));

    expect(await scene.checkpoint(row([state(8n)]))).toMatchObject(applied);
    expect(await scene.stored()).toBe(statusOf({ turnNumRecord: 8n, ...open }));

    machine.wait(3);
    expect(await scene.conclude(row([state(4n, { isFinal: true })]))).toMatchObject(applied);
    const concluded = { ...open, turnNumRecord: 0n, finalizesAt: machine.now(), outcomeHash };
    expect(await scene.stored()).toBe(statusOf(concluded));
    expect(hashes.unpacked(await scene.stored())).toEqual({ turnNumRecord: 0n, finalizesAt: machine.now() });
  });

  it('answers through its getter what is read from its storage', async () => {
    const { challenge, channel, generation, row, state } = scene;
    await challenge(row([state(6n)]));
    const name = generation.fingerprint === 'everything' ? 'channelStorageHashes' : 'statusOf';
    const output = await read(getter(name).encodeInput(hashes.channelIdOf(channel())));
    expect(bytesToNumberBE(output)).toBe(await scene.stored());
  });

  it('refuses a challenge whose challenger did not sign it', async () => {
    const { call, calls, row, state, stateHashOf, stateMessage } = scene;
    const shown = row([state(6n)]);
    const message = hashes.challengeMessage(stateHashOf(state(6n)));
    for (const [signature, reason] of [
      [sign(A, stateMessage(state(6n))), 'Challenger is not a participant'],
      [sign('Z', message), 'Challenger is not a participant'],
      [noSignature, /Challenger is not a participant|Invalid signature/],
    ] as const)
      expect(await call(calls.challenge(shown, signature))).toEqual({
        status: 'refused',
        reason: expect.stringMatching(reason),
      });
  });
});
