/** The calls and the hashes of ForceMove, compared with what the published contracts say themselves. */
import { beforeAll, describe, expect, it } from 'vitest';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import { filesOf } from '../../../conformance/evm/archive.js';
import * as abi from '../../../conformance/evm/asset-holder/force-move-abi.js';
import { artifactOf, callsOf } from '../../../conformance/evm/asset-holder/force-move-contract.js';
import { deployForceMove, type Deployed } from '../../../conformance/evm/asset-holder/force-move-deploy.js';
import { generations } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { namesFor, noSignature, sign } from '../../../conformance/evm/keys.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import { participant } from '../../../spec/index.js';
import { packageOf, present } from './force-move-versions.js';

const [A, B, Z] = ['A', 'B', 'Z'].map(participant) as [never, never, never];
const names = namesFor([A, B, Z]);
const [a, b] = [names.addressOf(A), names.addressOf(B)];

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

describe.each(present)('ForceMove %s', (version) => {
  const generation = generations[version];
  const { number, fingerprint } = generation;
  const calls = callsOf(generation);
  const { stateMessage, stateHashOf, outcomeHashOf, statusOf } = hashes.hashesOf(generation);
  const short = fingerprint === 'state, outcome';
  let files: ReadonlyMap<string, Uint8Array>;
  let deployed: Deployed;

  beforeAll(async () => {
    const content = await tarball(packageOf(version));
    files = filesOf(content);
    deployed = await deployForceMove(content);
  });

  const channel = (rest: Partial<hashes.FixedPart> = {}): hashes.FixedPart => ({
    chainId: 1n,
    participants: [a, b],
    channelNonce: 7n,
    appDefinition: deployed.apps['any-move'],
    challengeDuration: 60n,
    ...rest,
  });

  const state = (turn: bigint, rest: Partial<hashes.State> = {}): hashes.State => ({
    fixedPart: channel(),
    turn,
    isFinal: false,
    outcome: Uint8Array.of(1, 2, 3),
    appData: new Uint8Array(),
    ...rest,
  });

  const support = (states: readonly hashes.State[], whoSignedWhat: readonly number[]) => ({
    fixedPart: states[0]!.fixedPart,
    largestTurn: states.at(-1)!.turn,
    variableParts: states,
    finalCount: states.filter(({ isFinal }) => isFinal).length,
    signatures: [A, B].map((who, i) => sign(who, stateMessage(states[whoSignedWhat[i]!]!))),
    whoSignedWhat,
  });

  const challenge = (states: readonly hashes.State[], whoSignedWhat: readonly number[]) =>
    calls.challenge(
      support(states, whoSignedWhat),
      sign(A, hashes.challengeMessage(stateHashOf(states.at(-1)!))),
    );

  const call = (data: Uint8Array) => deployed.machine.call({ to: deployed.adjudicator, data });
  const read = (data: Uint8Array) => deployed.machine.read({ to: deployed.adjudicator, data });

  const stored = (fixedPart = channel()) =>
    deployed.machine.slot(deployed.adjudicator, hashes.slotOf(hashes.channelIdOf(fixedPart)));

  it('has the interface that is called', () => {
    const published = artifactOf(files, 'TESTNitroAdjudicator')!.abi as readonly Described[];
    const written = [
      ...abi.forceMove(number),
      ...abi.challenge(generation),
      ...(short ? abi.respondToAnybody(number) : [...abi.respond(number), ...abi.pushing(number)]),
    ] as readonly Described[];
    for (const { name } of written) expect(described(published, name!)).toEqual(described(written, name!));
  });

  it('recovers the signer of a state from the signature', async () => {
    const signed = { _d: stateHashOf(state(5n)), sig: sign(A, stateMessage(state(5n))) };
    const signer = calls.recoverSigner.decodeOutput(await read(calls.recoverSigner.encodeInput(signed)));
    expect(signer.toLowerCase()).toBe(a);
  });

  it('finds valid what was signed, and nothing else', async () => {
    const shown = [state(5n), state(6n)];
    const valid = async (sigs: readonly ReturnType<typeof sign>[]) =>
      calls.validSignatures.decodeOutput(
        await read(
          calls.validSignatures.encodeInput({
            largestTurnNum: 6n,
            participants: [a, b],
            stateHashes: shown.map(stateHashOf),
            sigs: [...sigs],
            whoSignedWhat: [1n, 0n],
          }),
        ),
      );
    const by = (who: string, place: number) => sign(who, stateMessage(shown[place]!));
    expect(await valid([by(A, 1), by(B, 0)])).toBe(true);
    expect(await valid([by(A, 0), by(B, 0)])).toBe(false);
    expect(await valid([by(Z, 1), by(B, 0)])).toBe(false);
  });

  it('keeps of a challenge, an answer, a checkpoint and a conclusion the very word that is computed', async () => {
    const { machine } = deployed;
    const before = await machine.snapshot();
    const challenged = state(6n);
    const finalizesAt = machine.now() + 60n;
    const kept = {
      stateHash: stateHashOf(challenged),
      challenger: a,
      outcomeHash: outcomeHashOf(challenged.outcome),
    };
    const open = {
      finalizesAt: 0n,
      stateHash: hashes.nothing,
      challenger: hashes.nobody,
      outcomeHash: hashes.nothing,
    };

    expect(await call(challenge([state(5n), challenged], [1, 0]))).toMatchObject({ status: 'applied' });
    expect(await stored()).toBe(statusOf({ turnNumRecord: 6n, finalizesAt, ...kept }));

    const answer = state(7n);
    const signature = sign(B, stateMessage(answer));
    const data = calls.respond({
      challenger: a,
      fixedPart: channel(),
      isFinal: [false, false],
      variableParts: [challenged, answer],
      signature,
    });
    expect(await call(data)).toMatchObject({ status: 'applied' });
    expect(await stored()).toBe(statusOf({ turnNumRecord: 7n, ...open }));

    expect(await call(calls.checkpoint(support([state(8n)], [0, 0])))).toMatchObject({ status: 'applied' });
    expect(await stored()).toBe(statusOf({ turnNumRecord: 8n, ...open }));

    machine.wait(3);
    const last = state(4n, { isFinal: true });
    const conclusion = {
      ...support([last], [0, 0]),
      appPartHash: hashes.appPartHashOf(channel(), last.appData),
      states: 1,
    };
    const outcomeHash = outcomeHashOf(last.outcome);
    expect(await call(calls.conclude(conclusion, outcomeHash))).toMatchObject({ status: 'applied' });
    expect(await stored()).toBe(
      statusOf({ ...open, turnNumRecord: 0n, finalizesAt: machine.now(), outcomeHash }),
    );
    expect(hashes.unpacked(await stored())).toEqual({ turnNumRecord: 0n, finalizesAt: machine.now() });
    await machine.revert(before);
  });

  it('answers through its getter what is read from its storage', async () => {
    const before = await deployed.machine.snapshot();
    await call(challenge([state(6n)], [0, 0]));
    const getter = createContract([
      {
        type: 'function',
        name:
          number === 'uint48' && !generation.fingerprint.startsWith('every')
            ? 'statusOf'
            : 'channelStorageHashes',
        inputs: [{ type: 'bytes32', name: '' }],
        outputs: [{ type: 'bytes32', name: '' }],
      },
    ] as const);
    const [method] = Object.values(getter);
    const output = await read(method!.encodeInput(hashes.channelIdOf(channel())));
    expect(bytesToNumberBE(output)).toBe(await stored());
    await deployed.machine.revert(before);
  });

  it('refuses a challenge whose challenger did not sign it', async () => {
    const shown = support([state(6n)], [0, 0]);
    const message = stateMessage(state(6n));
    for (const [signature, reason] of [
      [sign(A, message), 'Challenger is not a participant'],
      [sign(Z, hashes.challengeMessage(keccak_256(message))), 'Challenger is not a participant'],
      [noSignature, /Challenger is not a participant|Invalid signature/],
    ] as const)
      expect(await call(calls.challenge(shown, signature))).toEqual({
        status: 'refused',
        reason: expect.stringMatching(reason),
      });
  });
});
