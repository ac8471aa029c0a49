/**
 * Withdraw `W_A(x)`: the holder of a participant's key takes coins out of that participant's balance.
 *
 * Left out: where the coins go, and how a signature is kept from being used twice.
 *
 * @paper §3.1 A System of Balances
 */
import { produce } from 'immer';
import type { ParticipantAddress } from './address.js';
import { balanceOf, debit, isParticipant, type Chain } from './chain.js';
import type { Coins } from './coins.js';
import { applied, rejected, type Step } from './rule.js';

export interface Withdraw {
  readonly type: 'withdraw';
  readonly from: ParticipantAddress;
  readonly amount: Coins;
  /** Whose key signed the withdrawal. */
  readonly signer: ParticipantAddress;
}

export const withdraw = (chain: Chain, { from, amount, signer }: Withdraw): Step => {
  if (amount < 0n) return rejected({ code: 'NegativeAmount', amount });
  if (!isParticipant(chain, from)) return rejected({ code: 'NotAParticipant', address: from });
  if (signer !== from) return rejected({ code: 'NotSigned', from, signer });
  const balance = balanceOf(chain, from);
  if (amount > balance) return rejected({ code: 'InsufficientBalance', address: from, balance, amount });

  return applied(
    produce(chain, (draft) => {
      debit(draft, from, amount); // 1. reduces the funds held by A
      draft.withdrawn += amount; // 2. the coins went outside
    }),
  );
};
