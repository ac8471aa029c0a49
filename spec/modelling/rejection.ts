/**
 * Rejections: why a rule refused an action, as data with the numbers in it, and the words for people.
 *
 * The code is for machines and is the same whatever the words; a refused action changed nothing.
 */
import { match } from 'ts-pattern';
import type { Address, ChannelAddress } from './address.js';
import type { Coins } from './coins.js';

export type Rejection =
  | { readonly code: 'NegativeAmount'; readonly amount: Coins }
  | { readonly code: 'ZeroAmount' }
  | { readonly code: 'NotAParticipant'; readonly address: Address }
  | { readonly code: 'NotSigned'; readonly from: Address; readonly signer: Address }
  | {
      readonly code: 'InsufficientBalance';
      readonly address: Address;
      readonly balance: Coins;
      readonly amount: Coins;
    }
  | { readonly code: 'NotAChannel'; readonly address: Address }
  | { readonly code: 'AlreadyFinalized'; readonly channel: ChannelAddress }
  | { readonly code: 'NegativeDebt'; readonly destination: Address; readonly amount: Coins }
  | { readonly code: 'GuaranteeInTurbo'; readonly channel: ChannelAddress }
  | { readonly code: 'NotFinalized'; readonly channel: ChannelAddress }
  | { readonly code: 'NotAnAllocation'; readonly channel: ChannelAddress }
  | { readonly code: 'NotAGuarantee'; readonly channel: ChannelAddress }
  | {
      readonly code: 'CannotAfford';
      readonly channel: ChannelAddress;
      readonly destination: Address;
      readonly affordable: Coins;
      readonly amount: Coins;
    };

export type RejectionCode = Rejection['code'];

/** The rejection in words. */
export const explain = (rejection: Rejection): string =>
  match(rejection)
    .with({ code: 'NegativeAmount' }, ({ amount }) => `the amount ${amount} is negative`)
    .with({ code: 'ZeroAmount' }, () => 'there is nothing to pay: the amount is zero')
    .with({ code: 'NotAParticipant' }, ({ address }) => `nobody holds a key for ${address}`)
    .with(
      { code: 'NotSigned' },
      ({ from, signer }) => `a withdrawal from ${from} needs the key of ${from}, and ${signer} signed it`,
    )
    .with(
      { code: 'InsufficientBalance' },
      ({ address, balance, amount }) => `${address} holds ${balance}, less than ${amount}`,
    )
    .with(
      { code: 'NotAChannel' },
      ({ address }) => `${address} is a participant, and only channels have outcomes`,
    )
    .with(
      { code: 'AlreadyFinalized' },
      ({ channel }) => `the outcome of ${channel} is already finalized, for ever`,
    )
    .with(
      { code: 'NegativeDebt' },
      ({ destination, amount }) => `the outcome owes ${destination} ${amount}, which is negative`,
    )
    .with(
      { code: 'GuaranteeInTurbo' },
      ({ channel }) => `the outcome of ${channel} is a guarantee, and Turbo knows allocations only`,
    )
    .with({ code: 'NotFinalized' }, ({ channel }) => `${channel} has no finalized outcome`)
    .with(
      { code: 'NotAnAllocation' },
      ({ channel }) => `the outcome of ${channel} is a guarantee, not an allocation`,
    )
    .with(
      { code: 'NotAGuarantee' },
      ({ channel }) => `the outcome of ${channel} is an allocation, not a guarantee`,
    )
    .with(
      { code: 'CannotAfford' },
      ({ channel, destination, affordable, amount }) =>
        `${channel} can afford ${affordable} for ${destination}, less than ${amount}`,
    )
    .exhaustive();
