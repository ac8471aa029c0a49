/**
 * Twin: the redistribution rules once more, over a fixed list of small numbers, for searches that visit many states.
 *
 * A state lists balances, the debts of every outcome that is on chain or that the player can still finalize,
 * and which of its outcomes each channel has. It says what the rules say, state for state.
 *
 * Left out: channels that nobody but others can finalize, and coins at addresses that pay nothing any more,
 * the target excepted.
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, entriesOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Entry, Outcome } from '../modelling/outcome.js';
import { reprioritize } from '../nitro/reprioritize.js';
import { outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

/** The numbers of a state, each in its slot. */
export type State = readonly number[];

/** What the number in a slot means. */
export type Meaning =
  | { readonly type: 'balance'; readonly of: Address }
  /** What the outcome owes once it is finalized. */
  | { readonly type: 'debt'; readonly from: ChannelAddress; readonly to: Address; readonly outcome: Outcome }
  /** Which of its outcomes, counted from 1, the player has finalized. */
  | { readonly type: 'choice'; readonly channel: ChannelAddress };

/** A debt, and where a payment of it goes. */
export interface Debt {
  readonly slot: number;
  /** None: the coins leave for good. */
  readonly to: number | undefined;
  /** Whether more than one channel could pay it. */
  readonly contested: boolean;
}

/** An outcome of a channel; a choice of the player if it is not on chain from the start. */
interface Possible {
  readonly channel: ChannelAddress;
  readonly outcome: Outcome;
  readonly debts: readonly { readonly to: Address; readonly amount: number; readonly slot: number }[];
  readonly chosenBy: Choice | undefined;
}

/** The player's choice of an outcome: its number, kept in a slot of its channel. */
export interface Choice {
  readonly slot: number;
  readonly number: number;
}

/** Something that pays debts in an order, once the outcomes that it needs are finalized. */
export interface Payer {
  readonly channel: ChannelAddress;
  readonly funds: number;
  readonly needs: readonly Choice[];
  readonly debts: readonly Debt[];
}

export interface Twin {
  readonly start: State;
  readonly meanings: readonly Meaning[];
  readonly target: number;
  readonly payers: readonly Payer[];
  /** What the player can finalize, with the debts that then are owed. */
  readonly finalizations: readonly Finalization[];
}

export interface Finalization extends Choice {
  readonly channel: ChannelAddress;
  readonly outcome: Outcome;
  readonly owes: readonly (readonly [slot: number, amount: number])[];
}

/** Greater amounts are cut off here, and a twin with one of them is not small. */
const most = 4096;

const small = (amount: Coins): number => (amount < most ? Number(amount) : most);

/** Whether the twin can be searched: all coins and debts together are few. */
export const isSmall = ({ start, finalizations }: Twin): boolean =>
  [...start, ...finalizations.flatMap(({ owes }) => owes.map(([, amount]) => amount))].reduce(
    (total, amount) => total + amount,
    0,
  ) < most;

/** The twin of what is on chain, and of what the player alone can finalize. */
export const twinOf = (view: View, target: Address): Twin => {
  const meanings: Meaning[] = [];
  const start: number[] = [];
  const slotFor: SlotFor = (meaning, amount) => {
    meanings.push(meaning);
    return start.push(amount) - 1;
  };

  const { possible, finalizations } = possibleOutcomes(view, slotFor);
  const funds = new Map<Address, number>();
  for (const address of new Set<Address>([target, ...possible.map(({ channel }) => channel)]))
    funds.set(address, slotFor({ type: 'balance', of: address }, small(balanceOf(view.chain, address))));

  const orders = possible.flatMap((one) => ordersOf(one, possible));
  const funded = fundable(view, orders);
  const payers = orders.filter(({ channel }) => funded.has(channel));
  const contested = contestedIn(payers);

  return {
    start,
    meanings,
    target: funds.get(target)!,
    payers: payers.map(({ channel, needs, order }) => ({
      channel,
      funds: funds.get(channel)!,
      needs,
      debts: order.map(({ slot, to }) => ({ slot, to: funds.get(to), contested: contested.has(slot) })),
    })),
    finalizations,
  };
};

type SlotFor = (meaning: Meaning, amount: number) => number;

const possibleOutcomes = ({ chain, statuses }: View, slotFor: SlotFor) => {
  const owing = (from: ChannelAddress, outcome: Outcome, finalized: boolean): Possible['debts'] =>
    (outcome.type === 'allocation' ? outcome.entries : []).map(([to, debt]) => {
      const amount = small(debt);
      return { to, amount, slot: slotFor({ type: 'debt', from, to, outcome }, finalized ? amount : 0) };
    });
  const onChain = entriesOf<ChannelAddress, Outcome>(chain.outcomes).map(([channel, outcome]): Possible => ({
    channel,
    outcome,
    debts: owing(channel, outcome, true),
    chosenBy: undefined,
  }));
  const mine = entriesOf<ChannelAddress, Status>(statuses).flatMap(([channel, status]) => {
    const slot = slotFor({ type: 'choice', channel }, 0);
    return outcomesOf(status).map((outcome, i) => ({
      channel,
      outcome,
      debts: owing(channel, outcome, false),
      chosenBy: { slot, number: i + 1 },
    }));
  });
  const finalizations = mine.map(({ chosenBy, debts, channel, outcome }) => ({
    ...chosenBy,
    channel,
    outcome,
    owes: debts.map(({ slot, amount }) => [slot, amount] as const),
  }));
  return { possible: [...onChain, ...mine], finalizations };
};

interface Order {
  readonly channel: ChannelAddress;
  readonly needs: readonly Choice[];
  readonly order: Possible['debts'];
}

/** In which order this outcome pays the debts of which outcome: its own, or each one its target can have. */
const ordersOf = (
  { channel, outcome, debts, chosenBy }: Possible,
  possible: readonly Possible[],
): Order[] => {
  const own = chosenBy ? [chosenBy] : [];
  if (outcome.type === 'allocation') return [{ channel, needs: own, order: debts }];
  return possible
    .filter((target) => target.channel === outcome.target && target.outcome.type === 'allocation')
    .map((target) => ({
      channel,
      needs: target.chosenBy ? [...own, target.chosenBy] : own,
      order: reprioritize(
        outcome,
        target.debts.map(({ to }): Entry => [to, 0n]),
      ).map(([to]) => target.debts.find((debt) => debt.to === to)!),
    }));
};

/** The addresses that hold coins, or that coins can reach. */
const fundable = ({ chain }: View, orders: readonly Order[]): ReadonlySet<Address> => {
  const reached = new Set<Address>(entriesOf(chain.balances).map(([address]) => address));
  for (const address of reached)
    for (const { channel, order } of orders)
      if (channel === address) for (const { to } of order) reached.add(to);
  return reached;
};

const contestedIn = (payers: readonly Order[]): ReadonlySet<number> => {
  const payer = new Map<number, ChannelAddress>();
  const contested = new Set<number>();
  for (const { channel, order } of payers)
    for (const { slot } of order) {
      if ((payer.get(slot) ?? channel) !== channel) contested.add(slot);
      payer.set(slot, channel);
    }
  return contested;
};

export interface Payment {
  readonly payer: Payer;
  readonly debt: Debt;
  /** The greatest amount that can be paid. */
  readonly most: number;
}

/** Everything that can be paid in a state. */
export const paymentsIn = function* (state: State, { payers }: Pick<Twin, 'payers'>): Generator<Payment> {
  for (const payer of payers) {
    let remaining = state[payer.funds]!;
    if (remaining === 0 || !payer.needs.every(({ slot, number }) => state[slot] === number)) continue;
    for (const debt of payer.debts) {
      const owed = state[debt.slot]!;
      const most = owed < remaining ? owed : remaining;
      if (most > 0) yield { payer, debt, most };
      remaining -= most;
    }
  }
};

/** The state after a payment of so many coins. */
export const paid = (state: State, { payer, debt }: Payment, amount: number): State => {
  const next = [...state];
  next[payer.funds]! -= amount;
  if (debt.to !== undefined) next[debt.to]! += amount;
  next[debt.slot]! -= amount;
  return next;
};

/** The state once the player has finalized an outcome. */
export const chosen = (state: State, { slot, number, owes }: Finalization): State => {
  const next = [...state];
  next[slot] = number;
  for (const [debt, amount] of owes) next[debt] = amount;
  return next;
};
