/** Calls: what the contract is asked, and what it says itself will come of it. */
import type { Address, ChannelAddress, Coins, reclaim } from '../../../spec/index.js';
import type { Call, Hex, Machine } from '../machine.js';
import { coin, withAmounts, type Allocation, type LedgerEncoding } from './ledger-encoding.js';

type Outcome = reclaim.LedgerOutcome;

const callOf =
  (adjudicator: Hex, { coders }: LedgerEncoding) =>
  (what: string, values: unknown, value = 0n): Call => ({
    to: adjudicator,
    data: coders[what]!.encodeInput(values),
    value,
  });

/** The operations; the caller hands in the outcomes that it knows of. */
export const callsTo = (adjudicator: Hex, encoding: LedgerEncoding) => {
  const call = callOf(adjudicator, encoding);
  const { channelId, destinationOf, exitOf, noHash, outcomeBytes } = encoding;
  return {
    deposit: (to: Address, held: Coins, amount: Coins): Call =>
      call('deposit', { asset: coin, channelId: destinationOf(to), expectedHeld: held, amount }, amount),
    conclude: (channel: ChannelAddress, outcome: Outcome): Call =>
      call('conclude', encoding.concluding(channel, exitOf(outcome))),
    transfer: (from: ChannelAddress, outcome: Outcome, indices: readonly number[]): Call =>
      call('transfer', {
        assetIndex: 0n,
        fromChannelId: channelId(from),
        outcomeBytes: outcomeBytes(outcome),
        stateHash: noHash,
        indices: indices.map(BigInt),
      }),
    payAll: (from: ChannelAddress, outcome: Outcome): Call =>
      call('transferAllAssets', {
        channelId: channelId(from),
        outcome: exitOf(outcome),
        stateHash: noHash,
      }),
    reclaim: (from: ChannelAddress, outcome: Outcome, target: Outcome, index: number): Call =>
      call('reclaim', {
        sourceChannelId: channelId(from),
        sourceStateHash: noHash,
        sourceOutcomeBytes: outcomeBytes(outcome),
        sourceAssetIndex: 0n,
        indexOfTargetInSource: BigInt(index),
        targetStateHash: noHash,
        targetOutcomeBytes: outcomeBytes(target),
        targetAssetIndex: 0n,
      }),
  };
};

export interface Paid {
  readonly outcome: Outcome;
  readonly held: Coins;
}

/** What the contract's own pure functions say; nothing where it refuses. */
export const effectsOn = (machine: Machine, adjudicator: Hex, encoding: LedgerEncoding) => {
  const call = callOf(adjudicator, encoding);
  const { allocationsOf } = encoding;
  const told = async (what: string, values: unknown): Promise<unknown> => {
    const { to, data } = call(what, values);
    const result = await machine.call({ to, data });
    return result.status === 'applied' ? encoding.coders[what]!.decodeOutput(result.output) : undefined;
  };

  return {
    transferred: async (
      outcome: Outcome,
      held: Coins,
      indices: readonly number[],
    ): Promise<Paid | undefined> => {
      const result = (await told('compute_transfer_effects_and_interactions', {
        initialHoldings: held,
        allocations: allocationsOf(outcome),
        indices: indices.map(BigInt),
      })) as { readonly newAllocations: readonly Allocation[]; readonly totalPayouts: Coins } | undefined;
      const after = result && withAmounts(outcome, result.newAllocations, encoding);
      return after && { outcome: after, held: held - result.totalPayouts };
    },
    reclaimed: async (outcome: Outcome, target: Outcome, index: number): Promise<Outcome | undefined> => {
      const result = await told('compute_reclaim_effects', {
        sourceAllocations: allocationsOf(outcome),
        targetAllocations: allocationsOf(target),
        indexOfTargetInSource: BigInt(index),
      });
      return result
        ? withAmounts(outcome.toSpliced(index, 1), result as readonly Allocation[], encoding)
        : undefined;
    },
  };
};
