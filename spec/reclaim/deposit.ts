/**
 * Deposit: anybody adds coins to what a channel holds, sending the coins along.
 *
 * Not to a participant: its address holds nothing here, and the coins would be nobody's.
 *
 * @paper §3.1 A System of Balances
 */
import { produce } from 'immer';
import type { Address } from '../modelling/address.js';
import { isParticipant } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { pay, type LedgerChain } from './chain.js';
import { applied, rejected, type LedgerStep } from './step.js';

export interface LedgerDeposit {
  readonly type: 'deposit';
  readonly to: Address;
  readonly amount: Coins;
}

export const deposit = (chain: LedgerChain, { to, amount }: LedgerDeposit): LedgerStep => {
  if (amount < 0n) return rejected({ code: 'NegativeAmount', amount });
  if (isParticipant(chain, to)) return rejected({ code: 'NotAChannel', address: to });

  return applied(
    produce(chain, (draft) => {
      pay(draft, to, amount); // 1. increases the coins held by the channel
      draft.deposited += amount; // 2. the coins came from outside
    }),
  );
};
