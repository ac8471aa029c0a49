/**
 * Virtual channels: a channel between participants who share no coins, with the coins of their ledger channels
 * with an intermediary.
 *
 * A joint channel J says what becomes of all the coins; one guarantee for each end says in which order those
 * of its ledger channel pay for it. The intermediary puts in for each end what the others put in for theirs.
 * With n ends there are n·x coins, of which n−1 parts are the intermediary's.
 *
 * @paper §6.5 Examples
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { sum, type Coins } from '../modelling/coins.js';
import { allocation, guarantee, type Allocation, type Guarantee } from '../modelling/outcome.js';
import { open, update } from './cast.js';
import type { ConstructionStep } from './step.js';

/** One participant of a virtual channel, with what stands between it and the intermediary. */
export interface End {
  readonly who: ParticipantAddress;
  readonly ledger: ChannelAddress;
  readonly guarantee: ChannelAddress;
}

export interface VirtualChannel {
  readonly channel: ChannelAddress;
  readonly joint: ChannelAddress;
  readonly ends: readonly End[];
  readonly intermediary: ParticipantAddress;
}

/** What each end has, in the order of the ends. */
export type Shares = readonly Coins[];

/** `(A:a, B:b)`. */
export const shared = ({ ends }: VirtualChannel, shares: Shares): Allocation =>
  allocation(...ends.map(({ who }, i) => [who, shares[i]!] as const));

/** `(A:a, I:x−a)`, for the ledger channel of this end. */
export const ledgerOutcome = (
  { ends, intermediary }: VirtualChannel,
  end: number,
  shares: Shares,
): Allocation => allocation([ends[end]!.who, shares[end]!], [intermediary, sum(shares) - shares[end]!]);

/** `(A:a, B:b, I:(n−1)·x)`: each end is owed its own coins. */
export const jointApart = (virtual: VirtualChannel, shares: Shares): Allocation =>
  allocation(...shared(virtual, shares).entries, [virtual.intermediary, collateral(virtual, sum(shares))]);

/** `(χ:x, I:(n−1)·x)`: the virtual channel is owed the coins of all ends. */
export const jointTogether = (virtual: VirtualChannel, x: Coins): Allocation =>
  allocation([virtual.channel, x], [virtual.intermediary, collateral(virtual, x)]);

const collateral = ({ ends }: VirtualChannel, x: Coins): Coins => BigInt(ends.length - 1) * x;

/** `(J|χ, A, I)`. */
export const endGuarantee = ({ channel, joint, intermediary }: VirtualChannel, { who }: End): Guarantee =>
  guarantee(joint, channel, who, intermediary);

export const membersOfJoint = ({ ends, intermediary }: VirtualChannel): readonly ParticipantAddress[] => [
  ...ends.map(({ who }) => who),
  intermediary,
];

/** Opens it where each ledger channel is at its `ledgerOutcome`. */
export const virtualOpening = (virtual: VirtualChannel, shares: Shares): readonly ConstructionStep[] => {
  const { channel, joint, ends, intermediary } = virtual;
  const x = sum(shares);
  return [
    open(
      channel,
      ends.map(({ who }) => who),
      shared(virtual, shares),
    ),
    open(joint, membersOfJoint(virtual), jointApart(virtual, shares)),
    ...ends.map((end) => open(end.guarantee, [end.who, intermediary], endGuarantee(virtual, end))),
    ...ends.map(({ ledger, guarantee }) => update(ledger, allocation([guarantee, x]))),
    update(joint, jointTogether(virtual, x)),
  ];
};

/** Closes it when it has reached these shares. */
export const virtualClosing = (virtual: VirtualChannel, shares: Shares): readonly ConstructionStep[] => [
  { type: 'conclude', channel: virtual.channel },
  update(virtual.joint, jointApart(virtual, shares)),
  ...virtual.ends.map(({ ledger }, i) => update(ledger, ledgerOutcome(virtual, i, shares))),
];
