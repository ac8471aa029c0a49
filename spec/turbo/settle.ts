/**
 * Settle: a debt gets smaller because it was paid. A debt paid in full leaves the outcome.
 *
 * @paper §5.1 Allocations and Transfer
 */
import type { Draft } from 'immer';
import type { Address, ChannelAddress } from '../modelling/address.js';
import type { Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';

/** Reduces the amount owed to a destination in the outcome of an allocation channel. */
export const settle = (draft: Draft<Chain>, channel: ChannelAddress, to: Address, amount: Coins): void => {
  const outcome = draft.outcomes[channel];
  if (outcome?.type !== 'allocation')
    throw new Error(`${channel} owes nothing: a premise of its rule is gone`);
  outcome.entries = outcome.entries
    .map(([destination, debt]): [Address, Coins] => [destination, destination === to ? debt - amount : debt])
    .filter(([, debt]) => debt !== 0n);
};
