/**
 * Twin search: the game over what is on chain and what the player alone can finalize, one question at a time:
 * can the player make sure of so many coins?
 *
 * Three things are done without trying the alternatives, each shown equal to the game. A debt that only one
 * channel can ever pay is paid as soon as it can be: both sides can do it, nobody can undo it, and it stands
 * in nobody's way. The others pay coin by coin. Once the player has nothing left to finalize, it cannot do
 * better than wait for a complete redistribution.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { chosen, paid, paymentsIn, type Payment, type State, type Twin } from './twin.js';

export interface TwinSearch {
  /** Whether the player can make sure that the target holds so many coins. */
  readonly secures: (amount: number) => boolean;
  /** Whether the bound was reached: the last answer means nothing then. */
  readonly exhausted: () => boolean;
}

/** A search that looks at so many positions, each time that it comes to one. */
export const searchTwin = (twin: Twin, bound: number): TwinSearch => {
  let looked = 0;

  const secures = (amount: number): boolean => {
    const known = new Map<string, boolean>();

    /** The others may move first. */
    const holdsFrom = (position: State): boolean => {
      if (looked++ >= bound) return false;
      const state = settled(position, twin);
      if (state[twin.target]! >= amount) return true;
      const key = String.fromCharCode(...state);
      let answer = known.get(key);
      if (answer === undefined) {
        answer =
          [...paymentsIn(state, twin)].every((payment) => holdsFrom(paid(state, payment, 1))) && mine(state);
        known.set(key, answer);
      }
      return answer;
    };

    const mine = (state: State): boolean => {
      const open = twin.finalizations.filter(({ slot }) => state[slot] === 0);
      const payments = [...paymentsIn(state, twin)];
      if (open.length === 0) return payments.length > 0;
      return (
        open.some((finalization) => holdsFrom(chosen(state, finalization))) ||
        payments.some((payment) => amountsOf(payment).some((part) => holdsFrom(paid(state, payment, part))))
      );
    };

    return holdsFrom(twin.start);
  };

  return { secures, exhausted: () => looked > bound };
};

const amountsOf = ({ most }: Payment): number[] => Array.from({ length: most }, (_, i) => i + 1);

/** The state once everything is paid that only one channel can ever pay. */
const settled = (state: State, twin: Twin): State => {
  for (;;) {
    let next = state;
    for (const payment of paymentsIn(state, twin)) {
      if (payment.debt.contested) continue;
      next = paid(state, payment, payment.most);
      break;
    }
    if (next === state) return state;
    state = next;
  }
};
