/**
 * Nitro in whole payouts: the paper's rules as the contracts after the first generation offer them.
 *
 * Nobody chooses an amount: a payout is always of the greatest that is affordable. Nobody keeps a balance under
 * a participant's address: a participant is paid at once, outside of the adjudicator, and deposits only reach
 * channels. Everything else is the paper's: every step that is taken is one of its own actions, and whatever
 * its actions can reach by paying in full, these can.
 *
 * What the contracts do is not what is written here wherever they leave the paper. They count repeated entries,
 * pay a debt that a guarantee does not list in some versions and not in others, keep, drop or delete emptied
 * entries and outcomes. The comparison finds that out; none of it is built in.
 *
 * @paper §6 Nitro Protocol
 */
import { match } from 'ts-pattern';
import { isParticipant, type Chain } from '../modelling/chain.js';
import { deposit, type Deposit } from '../modelling/deposit.js';
import { finalize, type Finalize } from '../modelling/finalize.js';
import { depositExpecting, type DepositExpecting } from './deposit-expecting.js';
import { payClaims, type PayClaims } from './pay-claims.js';
import { payOut, type PayOut } from './pay-out.js';
import { payoutRejected, type PayoutStep } from './rejection.js';

export type PayoutAction = Deposit | DepositExpecting | Finalize | PayOut | PayClaims;

export const nitroInPayouts = (chain: Chain, action: PayoutAction): PayoutStep =>
  match(action)
    .with({ type: 'deposit' }, (action) =>
      isParticipant(chain, action.to)
        ? payoutRejected({ code: 'KeepsNoBalance', address: action.to })
        : deposit(chain, action),
    )
    .with({ type: 'depositExpecting' }, (action) => depositExpecting(chain, action))
    .with({ type: 'finalize' }, (action) => finalize(chain, action))
    .with({ type: 'payOut' }, (action) => payOut(chain, action))
    .with({ type: 'payClaims' }, (action) => payClaims(chain, action))
    .exhaustive();
