/**
 * The adversary: what a coalition may try next, aimed by the state and read from small numbers.
 *
 * Among its moves are those that the specification refuses: payments of nothing and of too much, claims on
 * what is no guarantee, withdrawals that others sign. It finalizes only what it can finalize, which in its own
 * channel is anything, and it may spend coins.
 */
import {
  allocation,
  balanceOf,
  entriesOf,
  guarantee,
  outcomesOf,
  payable,
  type Address,
  type Challenge,
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
  type Outcomes,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';
import { canDemand, canFinalize } from './attack.js';
import type { Sight } from './game.js';
import { theirs } from './setting.js';

/** The next small number, below this bound. */
export type Draw = (below: number) => number;

export interface Surroundings {
  readonly player: ParticipantAddress;
  /** Everybody there is, and a stranger. */
  readonly everybody: readonly Address[];
  /** On chain in challenges that are still running. */
  readonly challenged: Outcomes;
}

export type TheirAction = NitroAction | Challenge;

type Idea = (sight: Sight, around: Surroundings, draw: Draw) => TheirAction | undefined;

const pick = <T>(from: readonly T[], draw: Draw): T | undefined => from[draw(from.length || 1)];

/** All of it, one coin, or about half. */
const part = (most: Coins, draw: Draw): Coins => [most, most, 1n, (most + 1n) / 2n][draw(4)]!;

const due: Idea = ({ view }, _, draw) => {
  const payment = pick(payable(view.chain), draw);
  return payment && { ...payment, amount: part(payment.amount, draw) };
};

/** Amounts at which a payment of this debt may go wrong. */
const oddAmount = (debt: Coins, held: Coins, draw: Draw): Coins =>
  [0n, 0n, 1n, debt, held, debt < held ? debt : held, debt + 1n, held + 1n][draw(8)]!;

const debtTo = (outcome: Outcome | undefined, to: Address): Coins =>
  (outcome?.type === 'allocation' && outcome.entries.find(([entry]) => entry === to)?.[1]) || 0n;

/** Mostly somebody who is owed, and now and then anybody. */
const destination = (outcome: Outcome | undefined, everybody: readonly Address[], draw: Draw): Address => {
  const owed = outcome?.type === 'allocation' ? outcome.entries.map(([to]) => to) : [];
  return pick(owed.length > 0 && draw(3) > 0 ? owed : everybody, draw)!;
};

const anyTransfer: Idea = ({ view: { chain } }, { everybody }, draw) => {
  const [from, outcome] = pick(entriesOf<ChannelAddress, Outcome>(chain.outcomes), draw) ?? [];
  if (from === undefined) return undefined;
  const to = destination(outcome, everybody, draw);
  return { type: 'transfer', from, to, amount: oddAmount(debtTo(outcome, to), balanceOf(chain, from), draw) };
};

const anyClaim: Idea = ({ view: { chain } }, { everybody, challenged }, draw) => {
  const guarantees = entriesOf<ChannelAddress, Outcome>(chain.outcomes).filter(
    ([, { type }]) => type === 'guarantee' || draw(8) === 0,
  );
  const own = guarantees.filter(([channel]) => channel === theirs);
  const [guarantor, outcome] = pick(own.length > 0 && draw(2) === 0 ? own : guarantees, draw) ?? [];
  if (guarantor === undefined) return undefined;
  const target = outcome?.type === 'guarantee' ? outcome.target : guarantor;
  const debts = chain.outcomes[target] ?? challenged[target];
  const listed = outcome?.type === 'guarantee' && outcome.priority.length > 0 && draw(2) === 0;
  const to = listed ? pick(outcome.priority, draw)! : destination(debts, everybody, draw);
  const amount = oddAmount(debtTo(debts, to), balanceOf(chain, guarantor), draw);
  return { type: 'claim', guarantee: guarantor, to, amount };
};

const anyOutcome = ({ view }: Sight, { everybody }: Surroundings, draw: Draw): Outcome => {
  const start = draw(everybody.length);
  const some = Array.from({ length: draw(4) }, (_, i) => everybody[(start + i * 3) % everybody.length]!);
  const channels = entriesOf<ChannelAddress, Outcome>(view.chain.outcomes).map(([channel]) => channel);
  const target = pick(channels, draw);
  return target === undefined || draw(2) === 0
    ? allocation(...some.map((to) => [to, BigInt(draw(6))] as const))
    : guarantee(target, ...some);
};

const finalization: Idea = (sight, around, draw) => {
  const open = entriesOf<ChannelAddress, Status>(sight.statuses);
  const own = open.filter(([channel]) => channel === theirs);
  const [channel, status] = pick(own.length > 0 && draw(3) === 0 ? own : open, draw) ?? [];
  if (channel === undefined || status === undefined) return undefined;
  if (canDemand(sight.statuses, channel)) return { type: 'challenge', channel };
  const outcome =
    status.type === 'notMine' ? anyOutcome(sight, around, draw) : pick(outcomesOf(status), draw);
  if (!outcome || !canFinalize(sight.statuses, channel, outcome)) return undefined;
  return { type: 'finalize', channel, outcome };
};

const gift: Idea = (_, { everybody }, draw) => ({
  type: 'deposit',
  to: pick(everybody, draw)!,
  amount: BigInt(1 + draw(3)),
});

/** Their own coins, one more than they have, or the player's with a signature that is not the player's. */
const withdrawal: Idea = ({ view: { chain } }, { player }, draw) => {
  const from = pick(chain.participants, draw)!;
  const amount = balanceOf(chain, from) + (draw(4) === 0 ? 1n : 0n);
  const signer = from === player ? chain.participants.find((other) => other !== player)! : from;
  return amount === 0n ? undefined : { type: 'withdraw', from, amount, signer };
};

/** Their own channel guarantees somebody else's, listing nobody or a few; and something is claimed by it. */
const intrusion = (sight: Sight, around: Surroundings, draw: Draw): readonly TheirAction[] => {
  const { everybody } = around;
  const target = pick(entriesOf<ChannelAddress, Outcome>(sight.view.chain.outcomes), draw)?.[0];
  if (target === undefined || sight.statuses[theirs]?.type !== 'notMine') return [];
  const listed = Array.from({ length: draw(3) }, () => pick(everybody, draw)!);
  const to = pick(everybody, draw)!;
  return [
    { type: 'finalize', channel: theirs, outcome: guarantee(target, ...listed) },
    { type: 'claim', guarantee: theirs, to, amount: BigInt(draw(2)) },
  ];
};

const ideas: readonly Idea[] = [
  ...[due, due, due, anyTransfer, anyTransfer, anyClaim, anyClaim],
  ...[finalization, finalization, finalization, gift, withdrawal],
];

/** What to try next, one after the other; nothing if the idea that is drawn does not fit the state. */
export const tried = (sight: Sight, around: Surroundings, draw: Draw): readonly TheirAction[] => {
  if (draw(12) === 0) return intrusion(sight, around, draw);
  const action = pick(ideas, draw)!(sight, around, draw);
  return action ? [action] : [];
};
