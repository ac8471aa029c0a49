/**
 * Laws of payouts: sentences about one payout in one world, of any rules that claim to be payouts.
 *
 * They say what a payout is by the paper's steps and by what is affordable, not by how the rule finds its steps.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  affordable,
  balanceOf,
  entriesOf,
  isParticipant,
  nitro,
  owed,
  payable,
  reprioritize,
  sum,
  type Address,
  type Chain,
  type Coins,
} from '../../spec/index.js';
import {
  chosenOf,
  debtorOf,
  debtsOf,
  paysItself,
  sourceOf,
  type Payout,
  type PayoutRules,
  type World,
} from './worlds.js';

export interface PayoutLaw {
  readonly id: string;
  readonly sentence: string;
  /** Whether the sentence holds; undefined where it says nothing. */
  readonly holds: (world: World, rules: PayoutRules) => boolean | undefined;
}

const after = ({ chain, payout }: World, rules: PayoutRules): Chain | undefined => {
  const step = rules(chain, payout);
  return step.status === 'applied' ? step.chain : undefined;
};

/** What can be afforded for this destination when the payout begins. */
const affordableFor = (chain: Chain, payout: Payout, to: Address): Coins => {
  const outcome = chain.outcomes[sourceOf(payout)];
  const debts = debtsOf(chain, debtorOf(chain, payout));
  const order = outcome?.type === 'guarantee' ? reprioritize(outcome, debts) : debts;
  return affordable(order, balanceOf(chain, sourceOf(payout)), to);
};

/** The paper's steps, found one after the other among all payments that can be made at that moment. */
const oneByOne = (chain: Chain, payout: Payout, order: readonly Address[]): Chain => {
  let reached = chain;
  for (const destination of order) {
    const payment = payable(reached).find(
      (payment) =>
        payment.to === destination &&
        (payment.type === 'transfer' ? payment.from : payment.guarantee) === sourceOf(payout),
    );
    if (!payment) continue;
    const { to, amount } = payment;
    const taking = isParticipant(chain, to)
      ? [{ type: 'withdraw', from: to, amount, signer: to } as const]
      : [];
    for (const action of [payment, ...taking]) {
      const step = nitro(reached, action);
      if (step.status === 'rejected') throw new Error(`a payment that was payable is refused`);
      reached = step.chain;
    }
  }
  return reached;
};

const received = (before: Chain, after: Chain, to: Address): Coins => owedBy(before, to) - owedBy(after, to);

const owedBy = (chain: Chain, to: Address): Coins =>
  sum(
    entriesOf(chain.outcomes).flatMap(([, outcome]) =>
      outcome.type === 'allocation' ? [owed(outcome.entries, to)] : [],
    ),
  );

/** Whether a payout that is refused with this code has nothing to pay. */
const hasNothing = (code: string, chain: Chain, payout: Payout): boolean => {
  const outcome = chain.outcomes[sourceOf(payout)];
  const target = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
  if (target === undefined) return code === 'NotFinalized';
  if (target.type === 'guarantee') return code === 'NotAnAllocation';
  return (
    code === 'ZeroAmount' && chosenOf(chain, payout).every((to) => affordableFor(chain, payout, to) === 0n)
  );
};

export const payoutLaws: readonly PayoutLaw[] = [
  {
    id: 'paper-steps',
    sentence: 'A payout ends where the payments of the paper end, each made in full, in any order.',
    holds: (world, rules) => {
      const { chain, payout } = world;
      const reached = after(world, rules);
      if (!reached || paysItself(chain, payout)) return undefined;
      const order = chosenOf(chain, payout);
      return [order, order.toReversed()].every((order) =>
        isDeepStrictEqual(oneByOne(chain, payout, order), reached),
      );
    },
  },
  {
    id: 'affordable-amounts',
    sentence: 'Each chosen debt falls by what was affordable for it, and no other debt changes.',
    holds: (world, rules) => {
      const { chain, payout } = world;
      const reached = after(world, rules);
      if (!reached) return undefined;
      const chosen = chosenOf(chain, payout);
      return debtsOf(chain, debtorOf(chain, payout)).every(
        ([to]) =>
          received(chain, reached, to) === (chosen.includes(to) ? affordableFor(chain, payout, to) : 0n),
      );
    },
  },
  {
    id: 'no-coin-made-or-lost',
    sentence: 'All balances together are what was deposited less what was withdrawn.',
    holds: (world, rules) => {
      const reached = after(world, rules);
      return reached && sum(Object.values(reached.balances)) === reached.deposited - reached.withdrawn;
    },
  },
  {
    id: 'paid-at-once',
    sentence: 'Whatever participants are paid leaves the adjudicator in the same payout.',
    holds: (world, rules) => {
      const { chain, payout } = world;
      const reached = after(world, rules);
      if (!reached) return undefined;
      const paid = chosenOf(chain, payout)
        .filter((to) => isParticipant(chain, to))
        .map((to) => received(chain, reached, to));
      return (
        reached.withdrawn - chain.withdrawn === sum(paid) &&
        chain.participants.every((address) => balanceOf(reached, address) === 0n)
      );
    },
  },
  {
    id: 'all-is-every-entry',
    sentence: 'A payout of all debts is a payout of every place.',
    holds: ({ chain, payout }, rules) => {
      const every = debtsOf(chain, debtorOf(chain, payout)).map((_, place) => place);
      return isDeepStrictEqual(
        rules(chain, { ...payout, entries: 'all' }),
        rules(chain, { ...payout, entries: every }),
      );
    },
  },
  {
    id: 'nothing-left-to-pay',
    sentence: 'After a payout of all debts, this channel can pay nothing any more.',
    holds: (world, rules) => {
      const { chain, payout } = world;
      if (payout.entries !== 'all' || paysItself(chain, payout)) return undefined;
      const reached = after(world, rules);
      return (
        reached &&
        payable(reached).every(
          (payment) => (payment.type === 'transfer' ? payment.from : payment.guarantee) !== sourceOf(payout),
        )
      );
    },
  },
  {
    id: 'refuses-only-nothing',
    sentence: 'A payout whose channel is final is refused only if nothing is affordable for what it chose.',
    holds: ({ chain, payout }, rules) => {
      const step = rules(chain, payout);
      if (step.status === 'applied') return undefined;
      return hasNothing(step.reason.code, chain, payout);
    },
  },
];
