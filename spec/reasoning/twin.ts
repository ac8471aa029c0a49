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
  readonly target: number;
  readonly payers: readonly Payer[];
  /** What the player can finalize, with the debts that then are owed. */
  readonly finalizations: readonly (Choice & {
    readonly owes: readonly (readonly [slot: number, amount: number])[];
  })[];
}

/** Greater numbers than this are kept as this, and a twin with one is of no use. */
export const tooLarge = 65_536;

const small = (amount: Coins): number => (amount < tooLarge ? Number(amount) : tooLarge);

/** The twin of what is on chain, and of what the player alone can finalize. */
export const twinOf = (view: View, target: Address): Twin => {
  const start: number[] = [];
  const slotOf = (amount: number): number => start.push(amount) - 1;

  const { possible, choices } = possibleOutcomes(view, slotOf);
  const funds = new Map<Address, number>([[target, slotOf(small(balanceOf(view.chain, target)))]]);
  for (const { channel } of possible)
    if (!funds.has(channel)) funds.set(channel, slotOf(small(balanceOf(view.chain, channel))));

  const orders = possible.flatMap((one) => ordersOf(one, possible));
  const funded = fundable(view, orders);
  const payers = orders.filter(({ channel }) => funded.has(channel));
  const contested = contestedIn(payers);

  return {
    start,
    target: funds.get(target)!,
    payers: payers.map(({ channel, needs, order }) => ({
      channel,
      funds: funds.get(channel)!,
      needs,
      debts: order.map(({ slot, to }) => ({ slot, to: funds.get(to), contested: contested.has(slot) })),
    })),
    finalizations: choices,
  };
};

const possibleOutcomes = ({ chain, statuses }: View, slotOf: (amount: number) => number) => {
  const debtsOf = (outcome: Outcome, owed: (amount: number) => number): Possible['debts'] =>
    outcome.type === 'allocation'
      ? outcome.entries.map(([to, amount]) => ({
          to,
          amount: small(amount),
          slot: slotOf(owed(small(amount))),
        }))
      : [];
  const onChain = entriesOf<ChannelAddress, Outcome>(chain.outcomes).map(([channel, outcome]): Possible => ({
    channel,
    outcome,
    debts: debtsOf(outcome, (amount) => amount),
    chosenBy: undefined,
  }));
  const mine = entriesOf<ChannelAddress, Status>(statuses).flatMap(([channel, status]): Possible[] => {
    const slot = slotOf(0);
    return outcomesOf(status).map((outcome, index) => ({
      channel,
      outcome,
      debts: debtsOf(outcome, () => 0),
      chosenBy: { slot, number: index + 1 },
    }));
  });
  const choices = mine.map(({ chosenBy, debts }) => ({
    ...chosenBy!,
    owes: debts.map(({ slot, amount }) => [slot, amount] as const),
  }));
  return { possible: [...onChain, ...mine], choices };
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
export const chosen = (state: State, { slot, number, owes }: Twin['finalizations'][number]): State => {
  const next = [...state];
  next[slot] = number;
  for (const [debt, amount] of owes) next[debt] = amount;
  return next;
};
