/**
 * Certificates: why the least that an address receives is neither more nor less than stated.
 *
 * No more, because here is an order of payments, complete, after which it has received only that. No less,
 * because in each of the cases that cover everything the coins of some places have no other way to go. Whoever
 * doubts either replays the one by the rules and adds up the other. No search is needed.
 *
 * @paper §6.2 Redistributing
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, chainOf, networkOf, type Network } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { adversity } from './adversity.js';
import { forcedOut, type Cut } from './circulation.js';
import { groupsOf, type Group } from './group.js';
import { fundedSources } from './lower-bound.js';
import { unavoidable } from './minimum-payout.js';
import { payable, type Payment } from './payable.js';
import type { Assumption, Question } from './priority-law.js';
import { nitro } from './rules.js';
import { groupsUpstream, upstreamOf, type Upstream } from './upstream.js';

/** Why in a case at least so many coins must arrive: by a distinction of two cases, or at once. */
export type Proof =
  /** Either the debt, or else all debts of the group, end paid, or not. */
  | { readonly by: 'cases'; readonly of: Question; readonly paid: Proof; readonly short: Proof }
  | { readonly by: 'cut'; readonly cut: Cut };

/** Sources of a group that cannot spend all their coins above the destination. */
export interface PayoutProof {
  readonly channel: ChannelAddress;
  readonly destination: Address;
  readonly because: readonly ChannelAddress[];
}

export interface Certificate {
  /** A complete redistribution in which the address receives `most`: it is sure of no more. */
  readonly order: readonly Payment[];
  /** The minimum payouts that the proof may use, groups in order. */
  readonly payouts: readonly PayoutProof[];
  /** In every complete redistribution the address receives at least `least`. */
  readonly proof: Proof;
}

/** What a certificate shows: what the address is sure of is at least the least and at most the most. */
export interface Bounds {
  readonly least: Coins;
  readonly most: Coins;
}

export type Doubt =
  | { readonly code: 'Cycle'; readonly cycle: readonly Address[] }
  | { readonly code: 'PaymentRefused'; readonly payment: Payment }
  | { readonly code: 'NotComplete'; readonly payment: Payment }
  | { readonly code: 'ReceivesMore'; readonly received: Coins }
  | { readonly code: 'NotAGroup'; readonly channel: ChannelAddress }
  | { readonly code: 'ProvesLess'; readonly shown: Coins; readonly assumptions: readonly Assumption[] };

/** What is wrong with the certificate, or nothing. */
export const doubt = (
  network: Partial<Network>,
  address: Address,
  { least, most }: Bounds,
  { order, payouts, proof }: Certificate,
): Doubt | undefined => {
  const recorded = networkOf(network);
  return (
    doubtMost(recorded, address, most, order) ?? doubtLeast(recorded, address, least, { payouts, proof })
  );
};

const doubtMost = (
  network: Network,
  address: Address,
  most: Coins,
  order: readonly Payment[],
): Doubt | undefined => {
  let chain = chainOf([], network);
  let received = balanceOf(chain, address);
  for (const payment of order) {
    const step = nitro(chain, payment);
    if (step.status === 'rejected') return { code: 'PaymentRefused', payment };
    chain = step.chain;
    if (payment.to === address) received += payment.amount;
  }
  const [left] = payable(chain);
  if (left) return { code: 'NotComplete', payment: left };
  return received > most ? { code: 'ReceivesMore', received } : undefined;
};

const doubtLeast = (
  network: Network,
  address: Address,
  least: Coins,
  { payouts, proof }: Pick<Certificate, 'payouts' | 'proof'>,
): Doubt | undefined => {
  const ordering = groupsOf(network);
  if (ordering.type === 'outOfScope') return { code: 'Cycle', cycle: ordering.cycle };
  const minimum = shownPayouts(network, groupsUpstream(ordering.groups, address), payouts);
  return doubtProof(upstreamOf(network, ordering.groups, address, minimum), least, proof, []);
};

/** Adds up what each payout proof shows; a debt without one may be paid nothing. */
const shownPayouts = (
  network: Network,
  groups: readonly Group[],
  payouts: readonly PayoutProof[],
): Upstream['minimum'] => {
  const reasons = new Map(
    payouts.map((each) => [`${each.channel} ${each.destination}`, new Set(each.because)]),
  );
  const values = new Map<Address, Coins>(Object.entries(network.balances) as [Address, Coins][]);
  const shown = new Map<string, Coins>();
  for (const group of groups) {
    const sources = fundedSources(group, values);
    for (const [destination] of group.debts) {
      const debt = `${group.channel} ${destination}`;
      const reason = sources.filter((_, i) => reasons.get(debt)?.has(group.sources[i]!.address));
      const amount = unavoidable(destination, group.debts, reason);
      shown.set(debt, amount);
      values.set(destination, (values.get(destination) ?? 0n) + amount);
    }
  }
  return (channel, destination) => shown.get(`${channel} ${destination}`) ?? 0n;
};

const doubtProof = (
  upstream: Upstream,
  least: Coins,
  proof: Proof,
  assumptions: readonly Assumption[],
): Doubt | undefined => {
  if (proof.by === 'cases') {
    const { channel } = proof.of;
    if (!upstream.groups.some((group) => group.channel === channel)) return { code: 'NotAGroup', channel };
    return (
      doubtProof(upstream, least, proof.paid, [...assumptions, { ...proof.of, ends: 'paid' }]) ??
      doubtProof(upstream, least, proof.short, [...assumptions, { ...proof.of, ends: 'short' }])
    );
  }
  const { pipes, measured } = adversity(upstream, assumptions);
  const shown = forcedOut(pipes, measured, proof.cut);
  return shown === 'contradiction' || shown >= least ? undefined : { code: 'ProvesLess', shown, assumptions };
};
