/**
 * Rejections of the ledgers' rules: why an action was refused, as data with the numbers in it, and the words.
 */
import { match } from 'ts-pattern';
import type { Address, ChannelAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';

export type LedgerRejection =
  | { readonly code: 'NegativeAmount'; readonly amount: Coins }
  | { readonly code: 'NotAChannel'; readonly address: Address }
  | { readonly code: 'AlreadyFinalized'; readonly channel: ChannelAddress }
  | { readonly code: 'NegativeDebt'; readonly destination: Address; readonly amount: Coins }
  | { readonly code: 'NotFinalized'; readonly channel: ChannelAddress }
  | { readonly code: 'NotIncreasing'; readonly indices: readonly number[] }
  | { readonly code: 'NotSimple'; readonly channel: ChannelAddress; readonly index: number }
  | {
      readonly code: 'NoSuchEntry';
      readonly channel: ChannelAddress;
      readonly index: number;
      readonly entries: number;
    }
  | { readonly code: 'NotAGuarantee'; readonly channel: ChannelAddress; readonly index: number }
  | { readonly code: 'NotBetweenTwo'; readonly channel: ChannelAddress; readonly entries: number }
  | { readonly code: 'NotInLedger'; readonly channel: ChannelAddress; readonly party: Address }
  | {
      readonly code: 'OtherAmount';
      readonly channel: ChannelAddress;
      readonly owed: Coins;
      readonly guaranteed: Coins;
    };

export type LedgerRejectionCode = LedgerRejection['code'];

/** The rejection in words. */
export const explainLedger = (rejection: LedgerRejection): string =>
  match(rejection)
    .with({ code: 'NegativeAmount' }, ({ amount }) => `the amount ${amount} is negative`)
    .with(
      { code: 'NotAChannel' },
      ({ address }) => `${address} is a participant: it holds no coins here and has no outcome`,
    )
    .with(
      { code: 'AlreadyFinalized' },
      ({ channel }) => `the outcome of ${channel} is already finalized, for ever`,
    )
    .with(
      { code: 'NegativeDebt' },
      ({ destination, amount }) => `the outcome owes ${destination} ${amount}, which is negative`,
    )
    .with({ code: 'NotFinalized' }, ({ channel }) => `${channel} has no finalized outcome`)
    .with(
      { code: 'NotIncreasing' },
      ({ indices }) => `the indices ${indices.join(', ')} are not strictly increasing`,
    )
    .with(
      { code: 'NotSimple' },
      ({ channel, index }) => `entry ${index} of ${channel} is a guarantee, which can only be reclaimed`,
    )
    .with(
      { code: 'NoSuchEntry' },
      ({ channel, index, entries }) => `there is no entry ${index} among the ${entries} of ${channel}`,
    )
    .with(
      { code: 'NotAGuarantee' },
      ({ channel, index }) => `entry ${index} of ${channel} is simple: there is nothing to reclaim`,
    )
    .with(
      { code: 'NotBetweenTwo' },
      ({ channel, entries }) => `the outcome of ${channel} has entries for ${entries}, and two are needed`,
    )
    .with({ code: 'NotInLedger' }, ({ channel, party }) => `${channel} has no other entry for ${party}`)
    .with(
      { code: 'OtherAmount' },
      ({ channel, owed, guaranteed }) =>
        `the first two entries of ${channel} come to ${owed}, and ${guaranteed} are guaranteed`,
    )
    .exhaustive();
