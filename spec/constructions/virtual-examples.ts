/**
 * The virtual channels of the paper's examples, between two, three or more participants, opened and closed.
 *
 * @paper §6.5 Examples
 */
import { participant, type ChannelAddress } from '../modelling/address.js';
import { sum, type Coins } from '../modelling/coins.js';
import { allocation } from '../modelling/outcome.js';
import { at, I, primed, system, χ } from './cast.js';
import { construction, type Amounts, type Construction } from './construction.js';
import type { Channel, System } from './system.js';
import {
  endGuarantee,
  jointTogether,
  ledgerOutcome,
  membersOfJoint,
  shared,
  virtualClosing,
  virtualOpening,
  type Shares,
  type VirtualChannel,
} from './virtual-channel.js';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** The paper's virtual channel χ through I, with so many ends: A with L and G, B with L' and G', … */
export const virtualThroughI = (ends: number): VirtualChannel => ({
  channel: χ,
  joint: primed('J', 0),
  ends: letters.slice(0, ends).map((letter, i) => ({
    who: participant(letter),
    ledger: primed('L', i),
    guarantee: primed('G', i),
  })),
  intermediary: I,
});

/** The system with x coins in each ledger channel, and these channels. */
const funded = (
  virtual: VirtualChannel,
  x: Coins,
  channels: readonly (readonly [ChannelAddress, Channel])[],
): System =>
  system(
    membersOfJoint(virtual),
    virtual.ends.map(({ ledger }) => [ledger, x]),
    channels,
  );

/** Before it is opened: each end has its share in its ledger channel, and the intermediary the rest. */
export const beforeOpening = (virtual: VirtualChannel, shares: Shares): System =>
  funded(
    virtual,
    sum(shares),
    virtual.ends.map(({ who, ledger }, i) =>
      at(ledger, [who, virtual.intermediary], ledgerOutcome(virtual, i, shares)),
    ),
  );

/** While it is open. */
export const whileOpen = (virtual: VirtualChannel, shares: Shares): System => {
  const { channel, joint, ends, intermediary } = virtual;
  const x = sum(shares);
  return funded(virtual, x, [
    ...ends.flatMap((end) => [
      at(end.ledger, [end.who, intermediary], allocation([end.guarantee, x])),
      at(end.guarantee, [end.who, intermediary], endGuarantee(virtual, end)),
    ]),
    at(joint, membersOfJoint(virtual), jointTogether(virtual, x)),
    at(
      channel,
      ends.map(({ who }) => who),
      shared(virtual, shares),
    ),
  ]);
};

const nameOfShare = (end: number): string => letters[end]!.toLowerCase();

const meanings = (ends: number, meaning: string): Record<string, string> =>
  Object.fromEntries(letters.slice(0, ends).map((letter, i) => [nameOfShare(i), `${meaning} ${letter}`]));

const sharesIn = (amounts: Amounts, ends: number): Shares =>
  Array.from({ length: ends }, (_, i) => amounts[nameOfShare(i)]!);

const among = (ends: number): string =>
  ends === 2 ? '' : ` among ${['three', 'four', 'five', 'six'][ends - 3]!} participants`;

const suffix = (ends: number): string => (ends === 2 ? '' : `-${ends}`);

export const openVirtualAmong = (ends: number): Construction =>
  construction({
    id: `open-virtual${suffix(ends)}`,
    title: `Open a virtual channel${among(ends)}`,
    section: ends === 2 ? '§6.5, figure 25' : '§6.5, figure 27',
    purpose: 'A channel is funded through an intermediary, with the coins of ledger channels.',
    parameters: meanings(ends, 'the share of'),
    instance: (amounts) => {
      const virtual = virtualThroughI(ends);
      const shares = sharesIn(amounts, ends);
      return {
        start: beforeOpening(virtual, shares),
        steps: virtualOpening(virtual, shares),
        funds: { channel: virtual.channel, amount: sum(shares) },
      };
    },
  });

export const closeVirtualAmong = (ends: number): Construction =>
  construction({
    id: `close-virtual${suffix(ends)}`,
    title: `Close a virtual channel${among(ends)}`,
    section: ends === 2 ? '§6.5, figure 26' : '§6.5, figure 27',
    purpose: 'The result of a virtual channel goes back into the ledger channels.',
    parameters: meanings(ends, 'what has been won by'),
    instance: (amounts) => {
      const virtual = virtualThroughI(ends);
      const shares = sharesIn(amounts, ends);
      return { start: whileOpen(virtual, shares), steps: virtualClosing(virtual, shares) };
    },
  });
