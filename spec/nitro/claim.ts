/**
 * Claim `C(G,A,x)`: pay a debt of the target out of a guarantee. Anybody may call it.
 *
 * A guarantee pays nothing before its target's outcome is finalized, and nothing ever if its target is itself
 * a guarantee. As with transfer, part of what is affordable can be claimed, and a claim of nothing is refused.
 *
 * @paper §6.1 Guarantees and Claims
 */
import { produce } from 'immer';
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, credit, debit, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { applied, rejected, type Step } from '../modelling/rule.js';
import { affordable } from '../turbo/priority.js';
import { settle } from '../turbo/settle.js';
import { reprioritize } from './reprioritize.js';

export interface Claim {
  readonly type: 'claim';
  readonly guarantee: ChannelAddress;
  readonly to: Address;
  readonly amount: Coins;
}

export const claim = (chain: Chain, { guarantee, to, amount }: Claim): Step => {
  if (amount < 0n) return rejected({ code: 'NegativeAmount', amount });
  if (amount === 0n) return rejected({ code: 'ZeroAmount' });
  const outcome = chain.outcomes[guarantee];
  if (outcome === undefined) return rejected({ code: 'NotFinalized', channel: guarantee });
  if (outcome.type !== 'guarantee') return rejected({ code: 'NotAGuarantee', channel: guarantee });
  const { target } = outcome;
  const debts = chain.outcomes[target];
  if (debts === undefined) return rejected({ code: 'NotFinalized', channel: target });
  if (debts.type !== 'allocation') return rejected({ code: 'NotAnAllocation', channel: target });
  const most = affordable(reprioritize(outcome, debts.entries), balanceOf(chain, guarantee), to);
  if (amount > most)
    return rejected({ code: 'CannotAfford', channel: guarantee, destination: to, affordable: most, amount });

  return applied(
    produce(chain, (draft) => {
      debit(draft, guarantee, amount); // 1. reduces the funds held in channel G
      credit(draft, to, amount); // 2. increases the funds held by A
      settle(draft, target, to, amount); // 3. reduces the amount owed to A in the outcome of L
    }),
  );
};
