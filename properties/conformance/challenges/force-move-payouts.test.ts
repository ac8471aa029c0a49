/** From a real signature to real coins: conclusions and expired challenges, pushed to the holder and paid out. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import * as holderAbi from '../../../conformance/evm/asset-holder/abi.js';
import type { Destinations } from '../../../conformance/evm/asset-holder/destinations.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { stateOutcome } from '../../../conformance/evm/asset-holder/force-move-outcome.js';
import { pushingOf, type Finalized } from '../../../conformance/evm/asset-holder/force-move-pushing.js';
import { outcomeBytes } from '../../../conformance/evm/asset-holder/outcomes.js';
import { adjudicator } from '../../../conformance/evm/multi-asset/abi.js';
import { concludeAndTransferAllAssets } from '../../../conformance/evm/multi-asset/force-move.js';
import {
  allocation,
  channel,
  guarantee,
  type Outcome,
  type ParticipantAddress,
} from '../../../spec/index.js';
import { A, accountOf, B, destinations, I, present, sceneOf, type Scene } from './force-move-scene.js';

const [J, X] = [channel('J'), channel('χ')];

const ledger = allocation([A, 4n], [B, 6n]);
const another = allocation([B, 10n]);

const applied = { status: 'applied' };

const { deposit, holdings } = createContract(holderAbi.common);
const { transferAll } = createContract([holderAbi.transferAll]);
const { transfer } = createContract([holderAbi.transferToAny]);
const { claimAll } = createContract([holderAbi.claimAll]);
const { claim } = createContract([holderAbi.claimForAny]);
const multiAsset = createContract(adjudicator);

/** Real outcomes in the states of a scene, and what the participants have been paid. */
const inCoins = (scene: Scene) => {
  const bytes = (outcome: Outcome, known = destinations) => stateOutcome(outcome, scene.asset, known);
  return {
    bytes,
    final: (members: readonly ParticipantAddress[], outcome: Outcome, known = destinations) => {
      const fixedPart = scene.channel(members);
      return scene.row(
        [scene.state(9n, { fixedPart, isFinal: true, outcome: bytes(outcome, known) })],
        members,
      );
    },
    running: () => scene.state(6n, { outcome: bytes(ledger) }),
    paid: () => Promise.all([A, B, I].map((who) => scene.machine.coinsOf(accountOf(who)))),
  };
};

const withHolder = present.filter((version) => version !== '0.17.3');

describe.each(withHolder)('ForceMove %s with the holder of coins', (version) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await sceneOf(version);
  });

  beforeEach(() => scene.afresh());

  const pushing = () => pushingOf(scene.generation);
  const adjudicate = (data: Uint8Array) => scene.call(data);
  const holder = (data: Uint8Array, value = 0n) => scene.machine.call({ to: scene.asset, data, value });
  const paid = () => inCoins(scene).paid();

  const heldBy = async (destination: Uint8Array) =>
    holdings.decodeOutput(
      await scene.machine.read({ to: scene.asset, data: holdings.encodeInput(destination) }),
    );

  const depositing = async (members: readonly ParticipantAddress[], amount: bigint) => {
    const destination = hashes.channelIdOf(scene.channel(members));
    const expectedHeld = await heldBy(destination);
    return holder(deposit.encodeInput({ destination, expectedHeld, amount }), amount);
  };

  /** Pays all that is owed by this outcome, which has to be the one that was pushed. */
  const payOut = (outcome: Outcome) => {
    const channelId = hashes.channelIdOf(scene.channel());
    const allocationBytes = outcomeBytes(outcome, destinations);
    return holder(
      version === '0.17.0'
        ? transfer.encodeInput({ fromChannelId: channelId, allocationBytes, indices: [] })
        : transferAll.encodeInput({ channelId, allocationBytes }),
    );
  };

  const conclude = (members: readonly ParticipantAddress[], outcome: Outcome, known = destinations) =>
    scene.conclude(inCoins(scene).final(members, outcome, known));

  /** What is kept of a conclusion in this second. */
  const concluded = (
    members: readonly ParticipantAddress[],
    outcome: Outcome,
    known = destinations,
  ): Finalized => ({
    channelId: hashes.channelIdOf(scene.channel(members)),
    turnNumRecord: 0n,
    finalizesAt: scene.machine.now(),
    stateHash: hashes.nothing,
    challenger: hashes.nobody,
    outcome: inCoins(scene).bytes(outcome, known),
  });

  const concludedLedger = () => concluded([A, B], ledger);

  /** What is kept of a challenge by B in this second. */
  const challenged = (): Finalized => {
    const state = inCoins(scene).running();
    return {
      channelId: hashes.channelIdOf(scene.channel()),
      turnNumRecord: state.turn,
      finalizesAt: scene.machine.now() + 60n,
      stateHash: scene.stateHashOf(state),
      challenger: accountOf(B),
      outcome: state.outcome,
    };
  };

  const challenge = () => scene.challenge(scene.row([inCoins(scene).running()]), B);

  const concludeAndPay = () => {
    const { bytes, final } = inCoins(scene);
    const conclusion = scene.conclusion(final([A, B], ledger));
    return adjudicate(pushing().concludePushOutcomeAndTransferAll(conclusion, bytes(ledger)));
  };

  it('pays what both concluded, once it was pushed', async () => {
    await depositing([A, B], 10n);
    await conclude([A, B], ledger);
    expect(await payOut(ledger)).toMatchObject({ status: 'refused' });
    expect(await adjudicate(pushing().pushOutcome(concludedLedger()))).toMatchObject(applied);
    expect(await payOut(ledger)).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays what was challenged and not answered, once it was pushed', async () => {
    await depositing([A, B], 10n);
    const finalized = challenged();
    await challenge();
    scene.machine.wait(59);
    expect(await adjudicate(pushing().pushOutcome(finalized))).toEqual({
      status: 'refused',
      reason: 'Channel not finalized.',
    });
    scene.machine.wait(1);
    expect(await adjudicate(pushing().pushOutcome(finalized))).toMatchObject(applied);
    expect(await payOut(ledger)).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays in the same call that concludes', async () => {
    await depositing([A, B], 10n);
    expect(await concludeAndPay()).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays in the same call that pushes', async () => {
    await depositing([A, B], 10n);
    const finalized = challenged();
    await challenge();
    scene.machine.wait(60);
    expect(await adjudicate(pushing().pushOutcomeAndTransferAll(finalized))).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pushes nothing but what is finalized, and not a second time while it stands', async () => {
    expect(await adjudicate(pushing().pushOutcome(concludedLedger()))).toEqual({
      status: 'refused',
      reason: 'Channel not finalized.',
    });
    await conclude([A, B], ledger);
    const wrong: readonly Partial<Finalized>[] = [
      { outcome: inCoins(scene).bytes(another) },
      { stateHash: hashes.channelIdOf(scene.channel()) },
      { challenger: accountOf(A) },
      { turnNumRecord: 9n },
      { finalizesAt: 1n },
    ];
    for (const change of wrong)
      expect(await adjudicate(pushing().pushOutcome({ ...concludedLedger(), ...change }))).toEqual({
        status: 'refused',
        reason: expect.stringMatching(/storage/),
      });
    expect(await adjudicate(pushing().pushOutcome(concludedLedger()))).toMatchObject(applied);
    expect(await adjudicate(pushing().pushOutcome(concludedLedger()))).toEqual({
      status: 'refused',
      reason: 'Outcome hash already exists',
    });
  });

  it('pays a debt again that was paid already, from coins that came later', async () => {
    await depositing([A, B], 4n);
    await conclude([A, B], ledger);
    const again = pushing().pushOutcomeAndTransferAll(concludedLedger());
    expect(await adjudicate(again)).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 0n, 0n]);
    await depositing([A, B], 6n);
    expect(await adjudicate(again)).toMatchObject(applied);
    expect(await paid()).toEqual([8n, 2n, 0n]);
  });

  it('takes an outcome again that was paid in full', async () => {
    await conclude([A, B], ledger);
    for (const expected of [
      [4n, 6n, 0n],
      [8n, 12n, 0n],
    ]) {
      await depositing([A, B], 10n);
      expect(await adjudicate(pushing().pushOutcome(concludedLedger()))).toMatchObject(applied);
      await payOut(ledger);
      expect(await paid()).toEqual(expected);
    }
  });

  describe('with a virtual channel, J paid for by G of A and I and by G′ of B and I', () => {
    const owing = allocation([X, 10n], [I, 10n]);

    const withJoint = (): Destinations => ({
      ...destinations,
      wordOf: (name) =>
        name === J
          ? `0x${bytesToHex(hashes.channelIdOf(scene.channel([A, B, I])))}`
          : destinations.wordOf(name),
    });

    /** Pays all that this guarantee is worth, if this is what J still owes. */
    const payClaims = (members: readonly ParticipantAddress[], guaranteed: Outcome, current: Outcome) => {
      const proof = {
        guarantorChannelId: hashes.channelIdOf(scene.channel(members)),
        guaranteeBytes: outcomeBytes(guaranteed, withJoint()),
        allocationBytes: outcomeBytes(current, withJoint()),
      };
      return holder(
        version === '0.17.0' ? claim.encodeInput({ ...proof, indices: [] }) : claimAll.encodeInput(proof),
      );
    };

    const first = guarantee(J, X, A, I);
    const second = guarantee(J, X, B, I);

    /** All three concluded and pushed, with ten coins in each guarantee, and the first one paid out. */
    beforeEach(async () => {
      for (const [members, outcome] of [
        [[A, B, I], owing],
        [[A, I], first],
        [[B, I], second],
      ] as const) {
        await conclude(members, outcome, withJoint());
        await adjudicate(pushing().pushOutcome(concluded(members, outcome, withJoint())));
      }
      await depositing([A, I], 10n);
      await depositing([B, I], 10n);
      await payClaims([A, I], first, owing);
    });

    const heldByX = () => heldBy(hexToBytes(destinations.wordOf(X).slice(2)));

    it('pays the intermediary from the second guarantee', async () => {
      const emptied = version === '0.17.0' ? ([[X, 0n]] as const) : [];
      const left = allocation(...emptied, [I, 10n]);
      expect(await payClaims([B, I], second, left)).toMatchObject(applied);
      expect([await heldByX(), ...(await paid())]).toEqual([10n, 0n, 0n, 10n]);
    });

    it('pays the virtual channel twice, and the intermediary nothing, once J was pushed and paid out again', async () => {
      const again = pushing().pushOutcomeAndTransferAll(concluded([A, B, I], owing, withJoint()));
      expect(await adjudicate(again)).toMatchObject(applied);
      expect(await payClaims([B, I], second, owing)).toMatchObject(applied);
      expect([await heldByX(), ...(await paid())]).toEqual([20n, 0n, 0n, 0n]);
    });
  });
});

describe.skipIf(!present.includes('0.17.3'))('ForceMove 0.17.3, which holds the coins itself', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await sceneOf('0.17.3');
  });

  beforeEach(() => scene.afresh());

  const paid = () => inCoins(scene).paid();

  const depositing = (expectedHeld: bigint, amount: bigint) => {
    const channelId = hashes.channelIdOf(scene.channel());
    const terms = { asset: scene.asset, channelId, expectedHeld, amount };
    const data = multiAsset.deposit.encodeInput(terms);
    return scene.machine.call({ to: scene.adjudicator, data, value: amount });
  };

  const payOut = (outcome: Outcome, stateHash = hashes.nothing) =>
    scene.call(
      multiAsset.transferAllAssets.encodeInput({
        channelId: hashes.channelIdOf(scene.channel()),
        outcomeBytes: inCoins(scene).bytes(outcome),
        stateHash,
      }),
    );

  it('pays what both concluded', async () => {
    await depositing(0n, 10n);
    await scene.conclude(inCoins(scene).final([A, B], ledger));
    expect(await payOut(another)).toMatchObject({ status: 'refused' });
    expect(await payOut(ledger)).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays what was challenged and not answered', async () => {
    await depositing(0n, 10n);
    const state = inCoins(scene).running();
    await scene.challenge(scene.row([state]), B);
    scene.machine.wait(59);
    expect(await payOut(ledger, scene.stateHashOf(state))).toEqual({
      status: 'refused',
      reason: 'Channel not finalized.',
    });
    scene.machine.wait(1);
    expect(await payOut(ledger, scene.stateHashOf(state))).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays in the same call that concludes', async () => {
    const { bytes, final } = inCoins(scene);
    await depositing(0n, 10n);
    const conclusion = scene.conclusion(final([A, B], ledger));
    const data = concludeAndTransferAllAssets(conclusion, bytes(ledger));
    expect(await scene.call(data)).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays no debt again that was paid already', async () => {
    await depositing(0n, 4n);
    await scene.conclude(inCoins(scene).final([A, B], ledger));
    await payOut(ledger);
    await depositing(0n, 6n);
    expect(await payOut(ledger)).toMatchObject({ status: 'refused' });
    expect(await payOut(allocation([A, 0n], [B, 6n]))).toMatchObject(applied);
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });
});
