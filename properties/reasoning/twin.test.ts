import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  finalizedIn,
  nitro,
  outcomesOf,
  owed,
  payable,
  type Address,
  type ChannelAddress,
  type Outcome,
  type Payment,
  type View,
} from '../../spec/index.js';
import {
  chosen,
  paid,
  paymentsIn,
  twinOf,
  type Meaning,
  type State,
  type Twin,
} from '../../spec/reasoning/twin.js';
import { A, smallView } from './views.js';

type Choices = ReadonlyMap<ChannelAddress, Outcome>;

/** The number that belongs in a slot with this meaning, once the player has made these choices. */
const numberIn = ({ chain }: View, start: View, choices: Choices, meaning: Meaning): number => {
  if (meaning.type === 'balance') return Number(balanceOf(chain, meaning.of));
  if (meaning.type === 'choice') {
    const choice = choices.get(meaning.channel);
    return choice ? outcomesOf(start.statuses[meaning.channel]!).indexOf(choice) + 1 : 0;
  }
  const { from, to, outcome } = meaning;
  const current = chain.outcomes[from];
  const stands = start.chain.outcomes[from] !== undefined || choices.get(from) === outcome;
  return stands && current?.type === 'allocation' ? Number(owed(current.entries, to)) : 0;
};

const inRules = ({ chain }: View): readonly string[] =>
  payable(chain).map((payment) => `${payer(payment)} ${payment.to} ${payment.amount}`);

const payer = (payment: Payment): Address => (payment.type === 'claim' ? payment.guarantee : payment.from);

const destination = ({ meanings }: Twin, slot: number): Address => {
  const meaning = meanings[slot]!;
  if (meaning.type !== 'debt') throw new Error('only debts are paid');
  return meaning.to;
};

/** Walks through all states that payments and the player's choices reach, in the rules and in the twin. */
const compared = (start: View): number => {
  const twin = twinOf(start, A);
  const seen = new Set<string>();
  const walk = (view: View, state: State, choices: Choices): void => {
    if (seen.has(state.join())) return;
    seen.add(state.join());
    expect(state).toEqual(twin.meanings.map((meaning) => numberIn(view, start, choices, meaning)));

    const payments = [...paymentsIn(state, twin)];
    const inTwin = payments.map(
      ({ payer, debt, most }) => `${payer.channel} ${destination(twin, debt.slot)} ${most}`,
    );
    expect(inTwin.toSorted()).toEqual(inRules(view).toSorted());

    for (const greatest of payable(view.chain)) {
      const payment = payments.find(
        ({ payer: { channel }, debt }) =>
          channel === payer(greatest) && destination(twin, debt.slot) === greatest.to,
      )!;
      for (let amount = 1n; amount <= greatest.amount; amount++) {
        const step = nitro(view.chain, { ...greatest, amount });
        if (step.status === 'rejected') throw new Error('what is payable is paid');
        walk({ ...view, chain: step.chain }, paid(state, payment, Number(amount)), choices);
      }
    }
    for (const finalization of twin.finalizations) {
      const { channel, outcome } = finalization;
      if (choices.has(channel)) continue;
      walk(
        finalizedIn(view, channel, outcome),
        chosen(state, finalization),
        new Map([...choices, [channel, outcome]]),
      );
    }
  };
  walk(start, twin.start, new Map());
  return seen.size;
};

describe('the twin', () => {
  it('says what the rules say, state for state', () => {
    let states = 0;
    fc.assert(
      fc.property(smallView(['onChain', 'onChain', 'finalizable'], { coins: 1 }), (view) => {
        states += compared(view);
      }),
      { numRuns: 200, seed: 3 },
    );
    expect(states).toBeGreaterThan(3000);
  });
});
