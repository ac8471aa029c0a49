/**
 * Outcomes as the first generation stores them: destinations and amounts side by side. An outcome that names
 * a guaranteed channel is a guarantee, and has no amounts.
 */
import { allocation, guarantee, type ChannelAddress, type Outcome } from '../../../spec/index.js';
import type { Names } from '../keys.js';

/** Of the contract's `Outcome` what counts: of the commitment inside it only the guaranteed channel. */
export interface Stored {
  readonly destination: readonly string[];
  readonly finalizedAt: bigint;
  readonly guaranteedChannel: string;
  readonly allocation: readonly bigint[];
}

export const zeroAddress = `0x${'0'.repeat(40)}` as const;

export const toStored = (outcome: Outcome, finalizedAt: bigint, { addressOf }: Names): Stored =>
  outcome.type === 'allocation'
    ? {
        destination: outcome.entries.map(([to]) => addressOf(to)),
        finalizedAt,
        guaranteedChannel: zeroAddress,
        allocation: outcome.entries.map(([, amount]) => amount),
      }
    : {
        destination: outcome.priority.map(addressOf),
        finalizedAt,
        guaranteedChannel: addressOf(outcome.target),
        allocation: [],
      };

export const fromStored = (stored: Stored, { nameOf }: Names): Outcome =>
  stored.guaranteedChannel === zeroAddress
    ? allocation(...stored.destination.map((to, i) => [nameOf(to), stored.allocation[i] ?? 0n] as const))
    : guarantee(nameOf(stored.guaranteedChannel) as ChannelAddress, ...stored.destination.map(nameOf));
