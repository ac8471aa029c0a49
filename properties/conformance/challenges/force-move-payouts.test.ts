/** From a real signature to real coins: conclusions and expired challenges, pushed to the holder and paid out. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import * as holderAbi from '../../../conformance/evm/asset-holder/abi.js';
import { destinationsFor, type Destinations } from '../../../conformance/evm/asset-holder/destinations.js';
import { callsOf } from '../../../conformance/evm/asset-holder/force-move-contract.js';
import { deployForceMove, type Deployed } from '../../../conformance/evm/asset-holder/force-move-deploy.js';
import { generations } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import * as hashes from '../../../conformance/evm/asset-holder/force-move-hashes.js';
import { stateOutcome } from '../../../conformance/evm/asset-holder/force-move-outcome.js';
import { pushingOf, type Finalized } from '../../../conformance/evm/asset-holder/force-move-pushing.js';
import { outcomeBytes } from '../../../conformance/evm/asset-holder/outcomes.js';
import { sign } from '../../../conformance/evm/keys.js';
import type { MachineSnapshot } from '../../../conformance/evm/machine.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import {
  allocation,
  channel as channelNamed,
  guarantee,
  participant,
  type Outcome,
  type ParticipantAddress,
} from '../../../spec/index.js';
import { packageOf, present } from './force-move-versions.js';

const [A, B, I] = [participant('A'), participant('B'), participant('I')];
const [J, X] = [channelNamed('J'), channelNamed('χ')];
const destinations = destinationsFor([A, B, I]);
const accountOf = (who: ParticipantAddress) => destinations.accountOf(who)!;

const ledger = allocation([A, 4n], [B, 6n]);
const another = allocation([B, 10n]);

const { deposit, holdings } = createContract(holderAbi.common);

const holderVersions = present.filter((version) => version !== '0.17.3');

describe.each(holderVersions)('ForceMove %s with the holder of coins', (version) => {
  const generation = generations[version];
  const calls = callsOf(generation);
  const pushing = pushingOf(generation);
  const { stateMessage, stateHashOf, outcomeHashOf } = hashes.hashesOf(generation);
  let deployed: Deployed;
  let begun: MachineSnapshot | undefined;

  beforeAll(async () => {
    deployed = await deployForceMove(await tarball(packageOf(version)));
  });

  const afresh = async () => {
    if (begun) await deployed.machine.revert(begun);
    begun = await deployed.machine.snapshot();
  };

  const channel = (members: readonly ParticipantAddress[]): hashes.FixedPart => ({
    chainId: 1n,
    participants: members.map(accountOf),
    channelNonce: 1n,
    appDefinition: deployed.apps['any-move'],
    challengeDuration: 60n,
  });

  const L = () => channel([A, B]);

  const bytes = (outcome: Outcome, known = destinations) => stateOutcome(outcome, deployed.asset, known);

  const signed = (members: readonly ParticipantAddress[], state: hashes.State) => ({
    fixedPart: state.fixedPart,
    largestTurn: state.turn,
    variableParts: [state],
    finalCount: state.isFinal ? 1 : 0,
    signatures: members.map((who) => sign(who, stateMessage(state))),
    whoSignedWhat: members.map(() => 0),
  });

  /** A conclusion that all of them have signed. */
  const conclusion = (members: readonly ParticipantAddress[], outcome: Outcome, known = destinations) => {
    const appData = new Uint8Array();
    const fixedPart = channel(members);
    const state = { fixedPart, turn: 9n, isFinal: true, outcome: bytes(outcome, known), appData };
    return { ...signed(members, state), appPartHash: hashes.appPartHashOf(fixedPart, appData), states: 1 };
  };

  const adjudicate = (data: Uint8Array) => deployed.machine.call({ to: deployed.adjudicator, data });
  const holder = (data: Uint8Array, value = 0n) => deployed.machine.call({ to: deployed.asset, data, value });

  const applied = async (result: Promise<{ readonly status: string }>) =>
    expect(await result).toMatchObject({ status: 'applied' });

  const heldBy = async (destination: Uint8Array) =>
    holdings.decodeOutput(
      await deployed.machine.read({ to: deployed.asset, data: holdings.encodeInput(destination) }),
    );

  const depositing = async (fixedPart: hashes.FixedPart, amount: bigint) => {
    const destination = hashes.channelIdOf(fixedPart);
    const expectedHeld = await heldBy(destination);
    await applied(holder(deposit.encodeInput({ destination, expectedHeld, amount }), amount));
  };

  const payOut = (fixedPart: hashes.FixedPart, outcome: Outcome) => {
    const channelId = hashes.channelIdOf(fixedPart);
    const allocationBytes = outcomeBytes(outcome, destinations);
    const data =
      version === '0.17.0'
        ? createContract([holderAbi.transferToAny]).transfer.encodeInput({
            fromChannelId: channelId,
            allocationBytes,
            indices: [],
          })
        : createContract([holderAbi.transferAll]).transferAll.encodeInput({ channelId, allocationBytes });
    return holder(data);
  };

  const paid = () => Promise.all([A, B, I].map((who) => deployed.machine.coinsOf(accountOf(who))));

  const conclude = (members: readonly ParticipantAddress[], outcome: Outcome, known = destinations) =>
    adjudicate(calls.conclude(conclusion(members, outcome, known), outcomeHashOf(bytes(outcome, known))));

  const concluded = (
    members: readonly ParticipantAddress[],
    outcome: Outcome,
    known = destinations,
  ): Finalized => ({
    channelId: hashes.channelIdOf(channel(members)),
    turnNumRecord: 0n,
    finalizesAt: deployed.machine.now(),
    stateHash: hashes.nothing,
    challenger: hashes.nobody,
    outcome: bytes(outcome, known),
  });

  const concludedLedger = () => concluded([A, B], ledger);

  /** A challenge that nobody answers. */
  const challenged = async (): Promise<Finalized> => {
    const state = {
      fixedPart: L(),
      turn: 6n,
      isFinal: false,
      outcome: bytes(ledger),
      appData: new Uint8Array(),
    };
    const signature = sign(B, hashes.challengeMessage(stateHashOf(state)));
    const finalizesAt = deployed.machine.now() + 60n;
    await applied(adjudicate(calls.challenge(signed([A, B], state), signature)));
    return {
      channelId: hashes.channelIdOf(L()),
      turnNumRecord: 6n,
      finalizesAt,
      stateHash: stateHashOf(state),
      challenger: accountOf(B),
      outcome: state.outcome,
    };
  };

  it('pays what both concluded, once it was pushed', async () => {
    await afresh();
    await depositing(L(), 10n);
    await applied(conclude([A, B], ledger));
    await applied(adjudicate(pushing.pushOutcome(concludedLedger())));
    await applied(payOut(L(), ledger));
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays what was challenged and not answered, once it was pushed', async () => {
    await afresh();
    await depositing(L(), 10n);
    const finalized = await challenged();
    deployed.machine.wait(59);
    expect(await adjudicate(pushing.pushOutcome(finalized))).toEqual({
      status: 'refused',
      reason: 'Channel not finalized.',
    });
    deployed.machine.wait(1);
    await applied(adjudicate(pushing.pushOutcome(finalized)));
    await applied(payOut(L(), ledger));
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pays in the same call that concludes, or that pushes', async () => {
    await afresh();
    await depositing(L(), 10n);
    await applied(
      adjudicate(pushing.concludePushOutcomeAndTransferAll(conclusion([A, B], ledger), bytes(ledger))),
    );
    expect(await paid()).toEqual([4n, 6n, 0n]);

    await afresh();
    await depositing(L(), 10n);
    const finalized = await challenged();
    deployed.machine.wait(60);
    await applied(adjudicate(pushing.pushOutcomeAndTransferAll(finalized)));
    expect(await paid()).toEqual([4n, 6n, 0n]);
  });

  it('pushes nothing but what is finalized, and not a second time while it stands', async () => {
    await afresh();
    expect(await adjudicate(pushing.pushOutcome(concludedLedger()))).toEqual({
      status: 'refused',
      reason: 'Channel not finalized.',
    });
    await applied(conclude([A, B], ledger));
    const wrong: readonly Partial<Finalized>[] = [
      { outcome: bytes(another) },
      { stateHash: hashes.channelIdOf(L()) },
      { challenger: accountOf(A) },
      { turnNumRecord: 9n },
      { finalizesAt: 1n },
    ];
    for (const change of wrong)
      expect(await adjudicate(pushing.pushOutcome({ ...concludedLedger(), ...change }))).toEqual({
        status: 'refused',
        reason: expect.stringMatching(/storage/),
      });
    await applied(adjudicate(pushing.pushOutcome(concludedLedger())));
    expect(await adjudicate(pushing.pushOutcome(concludedLedger()))).toEqual({
      status: 'refused',
      reason: 'Outcome hash already exists',
    });
  });

  it('pays a debt again that was paid already, from coins that came later', async () => {
    await afresh();
    await depositing(L(), 4n);
    await applied(conclude([A, B], ledger));
    await applied(adjudicate(pushing.pushOutcomeAndTransferAll(concludedLedger())));
    expect(await paid()).toEqual([4n, 0n, 0n]);
    await depositing(L(), 6n);
    await applied(adjudicate(pushing.pushOutcomeAndTransferAll(concludedLedger())));
    expect(await paid()).toEqual([8n, 2n, 0n]);
  });

  it('takes an outcome again that was paid in full', async () => {
    await afresh();
    await depositing(L(), 10n);
    await applied(conclude([A, B], ledger));
    for (const expected of [
      [4n, 6n, 0n],
      [8n, 12n, 0n],
    ]) {
      await applied(adjudicate(pushing.pushOutcome(concludedLedger())));
      await applied(payOut(L(), ledger));
      expect(await paid()).toEqual(expected);
      await depositing(L(), 10n);
    }
  });

  /** A virtual channel with A, B and I: J is paid for by G, which A and I have funded, and by G', B's and I's. */
  const virtual = () => {
    const joint = channel([A, B, I]);
    const withJoint: Destinations = {
      ...destinations,
      wordOf: (name) =>
        name === J ? `0x${bytesToHex(hashes.channelIdOf(joint))}` : destinations.wordOf(name),
    };
    const owing = allocation([X, 10n], [I, 10n]);
    const claim = async (guarantor: hashes.FixedPart, guaranteed: Outcome, current: Outcome) => {
      const guarantorChannelId = hashes.channelIdOf(guarantor);
      const guaranteeBytes = outcomeBytes(guaranteed, withJoint);
      const allocationBytes = outcomeBytes(current, withJoint);
      const proof = { guarantorChannelId, guaranteeBytes, allocationBytes };
      return holder(
        version === '0.17.0'
          ? createContract([holderAbi.claimForAny]).claim.encodeInput({ ...proof, indices: [] })
          : createContract([holderAbi.claimAll]).claimAll.encodeInput(proof),
      );
    };
    return { withJoint, owing, claim };
  };

  /** All three channels concluded and pushed, with ten coins in each guarantee, and the first one claimed. */
  const firstClaimed = async () => {
    await afresh();
    const { withJoint, owing, claim } = virtual();
    const [first, second] = [guarantee(J, X, A, I), guarantee(J, X, B, I)];
    const closing = [
      { members: [A, B, I], outcome: owing },
      { members: [A, I], outcome: first },
      { members: [B, I], outcome: second },
    ];
    for (const { members, outcome } of closing) {
      await applied(conclude(members, outcome, withJoint));
      await applied(adjudicate(pushing.pushOutcome(concluded(members, outcome, withJoint))));
    }
    await depositing(channel([A, I]), 10n);
    await depositing(channel([B, I]), 10n);
    await applied(claim(channel([A, I]), first, owing));
    return {
      again: () => adjudicate(pushing.pushOutcomeAndTransferAll(concluded([A, B, I], owing, withJoint))),
      claimSecond: (current: Outcome) => claim(channel([B, I]), second, current),
      owing,
    };
  };

  const heldByX = () => heldBy(hexToBytes(destinations.wordOf(X).slice(2)));

  it('pays the intermediary of a virtual channel from the second guarantee', async () => {
    const { claimSecond } = await firstClaimed();
    const emptied = version === '0.17.0' ? ([[X, 0n]] as const) : [];
    await applied(claimSecond(allocation(...emptied, [I, 10n])));
    expect([await heldByX(), ...(await paid())]).toEqual([10n, 0n, 0n, 10n]);
  });

  it('pays the virtual channel twice, and the intermediary nothing, if an outcome is pushed again', async () => {
    const { again, claimSecond, owing } = await firstClaimed();
    await applied(again());
    await applied(claimSecond(owing));
    expect([await heldByX(), ...(await paid())]).toEqual([20n, 0n, 0n, 0n]);
  });
});
