/**
 * Turbo: ledger channels. One type of outcome, the allocation, and one redistribution operation, the transfer.
 *
 * @paper §5 Turbo Protocol
 */
import { match } from 'ts-pattern';
import type { Chain } from '../modelling/chain.js';
import { deposit, type Deposit } from '../modelling/deposit.js';
import { finalize, type Finalize } from '../modelling/finalize.js';
import { rejected, type Step } from '../modelling/rule.js';
import { withdraw, type Withdraw } from '../modelling/withdraw.js';
import { transfer, type Transfer } from './transfer.js';

export type TurboAction = Deposit | Withdraw | Finalize | Transfer;

export const turbo = (chain: Chain, action: TurboAction): Step =>
  match(action)
    .with({ type: 'deposit' }, (action) => deposit(chain, action))
    .with({ type: 'withdraw' }, (action) => withdraw(chain, action))
    .with({ type: 'finalize', outcome: { type: 'guarantee' } }, ({ channel }) =>
      rejected({ code: 'GuaranteeInTurbo', channel }),
    )
    .with({ type: 'finalize' }, (action) => finalize(chain, action))
    .with({ type: 'transfer' }, (action) => transfer(chain, action))
    .exhaustive();
