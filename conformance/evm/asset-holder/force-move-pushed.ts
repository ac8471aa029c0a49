/**
 * Payouts through the adjudicator: its `pushOutcome` puts an outcome on chain, and its `pushOutcomeAndTransferAll`
 * pays all that is owed, which anybody can call at any time once a channel is finalized.
 *
 * The adjudicator stands where the holder of the coins expects it, at the account that deployed the holder. It is
 * told by the test contract's setter that a channel was concluded, so that channels can have any address; that a
 * real conclusion keeps the same word is tested elsewhere.
 */
import { numberToBytesBE } from '@noble/curves/utils.js';
import { createContract } from 'micro-eth-signer/abi.js';
import { allocation, type Allocation, type Entry, type Outcome } from '../../../spec/index.js';
import { pushedPayouts as subject, type Implementation } from '../../payouts/index.js';
import { filesOf } from '../archive.js';
import { allCoins, sender, type Hex } from '../machine.js';
import { adapterOf } from './adapter.js';
import { assetHolder, calls } from './contract.js';
import { destinationsFor } from './destinations.js';
import { setter } from './force-move-abi.js';
import { artifactOf } from './force-move-contract.js';
import { generationOf } from './force-move-generation.js';
import { hashesOf, nobody, nothing, slotOf } from './force-move-hashes.js';
import { stateOutcome } from './force-move-outcome.js';
import { pushingOf, type Finalized } from './force-move-pushing.js';
import type { AssetHolderVersion } from './generation.js';
import type { Holder } from './holder.js';
import { bytesOf } from './outcomes.js';

/** What the adjudicator keeps of a channel, said again, and what it is of. */
interface Concluded {
  readonly outcome: Outcome;
  readonly kept: Finalized;
}

/** Where the holder expects the adjudicator: it was deployed from there. */
const adjudicator = sender;

/** Who deposits: an account without code, which can be given back what is too much. */
const depositor: Hex = '0x00000000000000000000000000000000000a9902';

/** What is left of these debts, paid in order. */
const leftOf = (entries: readonly Entry[], funds: bigint, keepsEmptied: boolean): Allocation => {
  let rest = funds;
  const left = entries.map(([to, amount]): Entry => {
    const paid = amount < rest ? amount : rest;
    rest -= paid;
    return [to, amount - paid];
  });
  return allocation(...(keepsEmptied ? left : left.filter(([, amount]) => amount > 0n)));
};

export const pushedPayouts = async (
  name: AssetHolderVersion,
  tarball: Uint8Array,
): Promise<Implementation> => {
  const generation = generationOf(name);
  const holder = await assetHolder(name, tarball);
  const { machine, contract } = holder;
  const { deployedBytecode } = artifactOf(filesOf(tarball), 'TESTNitroAdjudicator')!;
  await machine.call({ to: depositor, data: new Uint8Array(), value: allCoins });
  await machine.putCode(adjudicator, bytesOf(deployedBytecode));
  const pushing = pushingOf(generation);
  const { outcomeHashOf, statusOf } = hashesOf(generation);
  const [setStatus] = Object.values(createContract(setter(generation)));
  const keepsEmptied = generation.fingerprint !== 'everything';

  let destinations = destinationsFor([]);
  /** What is kept of each channel, with its outcome as it was concluded, whatever has been paid since. */
  let concluded = new Map<Hex, Concluded>();
  let pushedLast: readonly Entry[] = [];

  const concludedNow = (channel: Hex, outcome: Outcome): Concluded => ({
    outcome,
    kept: {
      channelId: bytesOf(channel),
      turnNumRecord: 0n,
      finalizesAt: machine.now(),
      stateHash: nothing,
      challenger: nobody,
      outcome: stateOutcome(outcome, contract, destinations),
    },
  });

  const isConcluded = async (channel: Hex) =>
    (await machine.slot(adjudicator, slotOf(bytesOf(channel)))) !== 0n;

  const conclude = async (channel: Hex, outcome: Outcome): Promise<void> => {
    const now = concludedNow(channel, outcome);
    concluded.set(channel, now);
    const status = statusOf({ ...now.kept, outcomeHash: outcomeHashOf(now.kept.outcome) });
    const word = numberToBytesBE(status, 32);
    const data = setStatus!.encodeInput({ channelId: bytesOf(channel), h: word, f: word });
    await machine.call({ to: adjudicator, data });
  };

  const pushed: Holder = {
    ...holder,
    capabilities: { ...holder.capabilities, choosing: { ...holder.capabilities.choosing, payOut: 'all' } },
    begin: async (next) => {
      destinations = next;
      concluded = new Map();
      await holder.begin(next);
    },
    deposit: (to, expectedHeld, amount) => {
      const data = calls.deposit.encodeInput({ destination: bytesOf(to), expectedHeld, amount });
      return machine.call({ from: depositor, to: contract, data, value: amount });
    },
    finalize: async ({ channel, outcome }) => {
      if (!(await isConcluded(channel))) await conclude(channel, outcome);
      const said = {
        ...concluded.get(channel)!.kept,
        outcome: stateOutcome(outcome, contract, destinations),
      };
      return machine.call({ to: adjudicator, data: pushing.pushOutcome(said) });
    },
    payOut: ({ channel, outcome }) => {
      const said = concluded.get(channel) ?? concludedNow(channel, outcome);
      pushedLast = said.outcome.type === 'allocation' ? said.outcome.entries : [];
      return { to: adjudicator, data: pushing.pushOutcomeAndTransferAll(said.kept) };
    },
    remainder: async (funds, debts, choice, guarantee) =>
      guarantee
        ? (holder.remainder?.(funds, debts, choice, guarantee) ?? debts)
        : leftOf(pushedLast, funds, keepsEmptied),
  };
  return adapterOf(pushed, subject);
};
