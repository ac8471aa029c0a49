/**
 * Deposit expecting: deposit after others have, and not a coin more than it takes.
 *
 * Who deposits second must not pay while the coins of higher priority are missing. Such a deposit is refused as
 * long as less is held than expected; if somebody has meanwhile put in more, only the rest is deposited, and
 * nothing if there is no rest.
 *
 * @paper §5.4 Example Constructions
 */
import type { Address } from '../modelling/address.js';
import { balanceOf, isParticipant, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { deposit } from '../modelling/deposit.js';
import { payoutRejected, type PayoutStep } from './rejection.js';

export interface DepositExpecting {
  readonly type: 'depositExpecting';
  readonly to: Address;
  readonly expected: Coins;
  readonly amount: Coins;
}

export const depositExpecting = (chain: Chain, { to, expected, amount }: DepositExpecting): PayoutStep => {
  if (isParticipant(chain, to)) return payoutRejected({ code: 'KeepsNoBalance', address: to });
  if (amount < 0n) return payoutRejected({ code: 'NegativeAmount', amount });
  const [held, wanted] = [balanceOf(chain, to), expected + amount];
  if (held < expected) return payoutRejected({ code: 'HeldLess', address: to, held, expected });
  if (held >= wanted) return payoutRejected({ code: 'HeldEnough', address: to, held, wanted });

  return deposit(chain, { type: 'deposit', to, amount: wanted - held }); // 1. D_A(x), x what is missing
};
