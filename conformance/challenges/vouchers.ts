/** Vouchers as they are shown: an amount, and a signature that may be as bad as any other. */
import { voucher, type AppData, type Channel } from '../../spec/force-move/index.js';
import { counts, nobody } from './signers.js';
import type { Flaw, Signature } from './terms.js';

export interface ShownVoucher {
  readonly amount: bigint;
  readonly by: Signature['by'];
  readonly flaw?: Flaw;
}

/** As app data; the text of the state says all of it. */
export const shownVoucher = (shown: ShownVoucher): AppData => ({ ...shown });

export const voucherIn = (data: AppData): ShownVoucher | undefined =>
  typeof data === 'object' && data !== null && 'amount' in data
    ? (data as unknown as ShownVoucher)
    : undefined;

/** In the specification's words. */
export const voucherData = (channel: Channel, data: AppData): AppData => {
  const shown = voucherIn(data);
  if (!shown) return data;
  const { amount, by, flaw } = shown;
  return voucher({ channel, amount, signer: counts({ by, of: 0, ...(flaw && { flaw }) }) ? by : nobody });
};
