/**
 * Bundle: what somebody who means one payment of the paper asks of a contract that only knows payouts. Mostly
 * what is due; now and then entries that are not there, or in the wrong order.
 */
import type { Intent } from '../../properties/arbitraries/index.js';
import {
  balanceOf,
  entriesOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type Choice,
  type Coins,
  type NitroAction,
  type Outcome,
} from '../../spec/index.js';
import type { Action, Capabilities, Choosing } from './terms.js';

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!;

const debtsOf = (chain: Chain, source: ChannelAddress): readonly Address[] => {
  const outcome = chain.outcomes[source];
  const debts = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
  return debts?.type === 'allocation' ? debts.entries.map(([to]) => to) : [];
};

/** Places out of order, twice, or beyond the last. */
const misplaced = (place: number, count: number, { to }: Intent): Choice =>
  pick<Choice>([[count + (to % 3)], [place, count], [count, place], [place, place], [place + 1, place]], to);

const choice = (choosing: Choosing, debts: readonly Address[], to: Address, intent: Intent): Choice => {
  const { amount } = intent;
  const found = debts.indexOf(to);
  const place = found < 0 ? debts.length : found;
  if (choosing === 'all') return 'all';
  if (choosing === 'one') return amount % 3 === 0 ? 'all' : [place];
  const every = debts.map((_, i) => i);
  switch (amount % 8) {
    case 0:
    case 1:
      return 'all';
    case 2:
      return every;
    case 3:
      return misplaced(place, debts.length, intent);
    case 4:
    case 5:
      return [...new Set([...every.filter((i) => (amount >> (3 + i)) & 1), place])].toSorted((a, b) => a - b);
    default:
      return [place];
  }
};

/** Mostly exactly what is held. */
const expectation = (held: Coins, { place, rule }: Intent): Coins =>
  pick([held, held, held, held, held > 0n ? held - 1n : 0n, 0n, held + 1n, BigInt(rule % 9)], place);

export const bundled = (
  { choosing }: Capabilities,
  chain: Chain,
  action: NitroAction,
  intent: Intent,
): Action => {
  switch (action.type) {
    case 'deposit': {
      const { to, amount } = action;
      return { type: 'depositExpecting', to, amount, expected: expectation(balanceOf(chain, to), intent) };
    }
    case 'finalize':
      return action;
    case 'transfer': {
      const { from, to } = action;
      return { type: 'payOut', from, entries: choice(choosing.payOut, debtsOf(chain, from), to, intent) };
    }
    case 'claim': {
      const { guarantee, to } = action;
      const entries = choice(choosing.payClaims, debtsOf(chain, guarantee), to, intent);
      return { type: 'payClaims', guarantee, entries };
    }
    case 'withdraw': {
      const outcomes = entriesOf<ChannelAddress, Outcome>(chain.outcomes);
      if (outcomes.length === 0)
        return { type: 'depositExpecting', to: action.from, amount: action.amount, expected: 0n };
      const [channel, outcome] = pick(outcomes, intent.place);
      return outcome.type === 'guarantee'
        ? { type: 'payClaims', guarantee: channel, entries: 'all' }
        : { type: 'payOut', from: channel, entries: 'all' };
    }
  }
};
