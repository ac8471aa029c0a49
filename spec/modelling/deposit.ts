/**
 * Deposit `D_A(x)`: anybody adds coins to the balance of any address, sending the coins along.
 *
 * @paper §3.1 A System of Balances
 */
import { produce } from 'immer';
import type { Address } from './address.js';
import { credit, type Chain } from './chain.js';
import type { Coins } from './coins.js';
import { applied, rejected, type Step } from './rule.js';

export interface Deposit {
  readonly type: 'deposit';
  readonly to: Address;
  readonly amount: Coins;
}

export const deposit = (chain: Chain, { to, amount }: Deposit): Step => {
  if (amount < 0n) return rejected({ code: 'NegativeAmount', amount });

  return applied(
    produce(chain, (draft) => {
      credit(draft, to, amount); // 1. increases the funds held by A
      draft.deposited += amount; // 2. the coins came from outside
    }),
  );
};
