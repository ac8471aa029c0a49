/**
 * The ledgers' rules: deposit, finalize, and two redistribution operations, the transfer by indices and the
 * reclaim. They are those of the contracts of go-nitro, where they take the place of the paper's claim.
 *
 * Nobody withdraws: a participant is paid as soon as something is transferred to it.
 *
 * @paper §6 Nitro Protocol
 */
import { match } from 'ts-pattern';
import type { LedgerChain } from './chain.js';
import { deposit, type LedgerDeposit } from './deposit.js';
import { finalize, type LedgerFinalize } from './finalize.js';
import { reclaim, type Reclaim } from './reclaim.js';
import type { LedgerStep } from './step.js';
import { transfer, type LedgerTransfer } from './transfer.js';

export type LedgerAction = LedgerDeposit | LedgerFinalize | LedgerTransfer | Reclaim;

export type LedgerRules = (chain: LedgerChain, action: LedgerAction) => LedgerStep;

export const ledgers: LedgerRules = (chain, action) =>
  match(action)
    .with({ type: 'deposit' }, (action) => deposit(chain, action))
    .with({ type: 'finalize' }, (action) => finalize(chain, action))
    .with({ type: 'transfer' }, (action) => transfer(chain, action))
    .with({ type: 'reclaim' }, (action) => reclaim(chain, action))
    .exhaustive();
