/**
 * Vouchers: a channel in which the first participant pays the last one, and the others only watch.
 *
 * It has three states. Turns 0 and 1 need everybody. Turn 2 is the last participant's alone: it shows a voucher, a
 * promise that the first one signed for this very channel, and moves as much from the first entry to the second.
 *
 * @paper §A.1 Overview of ForceMove
 */
import { allocation, type Outcome } from '../../modelling/outcome.js';
import type { ParticipantAddress } from '../../modelling/address.js';
import { unfit, unsignedBy, type Evidence } from '../evidence.js';
import { sameChannel, sameOutcome, type AppData, type Channel } from '../state.js';
import type { SupportRule } from '../support.js';
import { accepted, refused } from '../verdict.js';

export interface Voucher {
  readonly channel: Channel;
  readonly amount: bigint;
  readonly signer: ParticipantAddress;
}

/** The voucher as app data. */
export const voucher = (voucher: Voucher): AppData => voucher as unknown as AppData;

const voucherIn = (data: AppData): Partial<Voucher> =>
  typeof data === 'object' && data !== null ? (data as unknown as Partial<Voucher>) : {};

/** The outcome once so much was paid; none if the payer has less. */
export const paid = (outcome: Outcome, amount: bigint): Outcome | undefined => {
  if (outcome.type !== 'allocation') return undefined;
  const [payer, payee, ...others] = outcome.entries;
  if (!payer || !payee || amount > payer[1]) return undefined;
  return allocation([payer[0], payer[1] - amount], [payee[0], payee[1] + amount], ...others);
};

export const vouchers: SupportRule<Evidence> = (_app, channel, evidence) => {
  const { participants } = channel;
  const wrong = unfit(channel, evidence, 1, 2) ?? unsignedBy(participants, evidence, 0);
  if (wrong) return wrong;
  const [agreed, redeemed] = evidence.states;
  const { turn } = agreed!;
  if (!redeemed)
    return turn <= 1 ? accepted(agreed!) : refused({ code: 'NotTheNextTurn', turn, expected: 1 });

  if (turn !== 1) return refused({ code: 'NotTheNextTurn', turn, expected: 1 });
  if (redeemed.turn !== 2) return refused({ code: 'NotTheNextTurn', turn: redeemed.turn, expected: 2 });
  const unsigned = unsignedBy([participants.at(-1)!], evidence, 1);
  if (unsigned) return unsigned;

  const { channel: promised, amount, signer } = voucherIn(redeemed.data);
  const payer = participants[0]!;
  if (amount === undefined || signer !== payer || !promised || !sameChannel(promised, channel))
    return refused({ code: 'NoVoucher', payer });
  const owed = paid(agreed!.outcome, amount);
  return owed && sameOutcome(redeemed.outcome, owed)
    ? accepted(redeemed)
    : refused({ code: 'NotAsVouched', amount });
};
