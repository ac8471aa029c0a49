/**
 * Transfer `T(A,B,x)`: pay coins out of a channel whose outcome is an allocation. Anybody may call it.
 *
 * Part of what is affordable can be paid; more than that fails. The paper leaves open whether a payment of
 * nothing succeeds: it is refused here, and nothing changes either way. A channel that pays itself only
 * forgets the debt.
 *
 * @paper §5.1 Allocations and Transfer
 */
import { produce } from 'immer';
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, credit, debit, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { applied, rejected, type Step } from '../modelling/rule.js';
import { affordable } from './priority.js';
import { settle } from './settle.js';

export interface Transfer {
  readonly type: 'transfer';
  readonly from: ChannelAddress;
  readonly to: Address;
  readonly amount: Coins;
}

export const transfer = (chain: Chain, { from, to, amount }: Transfer): Step => {
  if (amount < 0n) return rejected({ code: 'NegativeAmount', amount });
  if (amount === 0n) return rejected({ code: 'ZeroAmount' });
  const outcome = chain.outcomes[from];
  if (outcome === undefined) return rejected({ code: 'NotFinalized', channel: from });
  if (outcome.type !== 'allocation') return rejected({ code: 'NotAnAllocation', channel: from });
  const most = affordable(outcome.entries, balanceOf(chain, from), to);
  if (amount > most)
    return rejected({ code: 'CannotAfford', channel: from, destination: to, affordable: most, amount });

  return applied(
    produce(chain, (draft) => {
      debit(draft, from, amount); // 1. reduces the funds held in channel A
      credit(draft, to, amount); // 2. increases the funds held by B
      settle(draft, from, to, amount); // 3. reduces the amount owed to B in the outcome of A
    }),
  );
};
