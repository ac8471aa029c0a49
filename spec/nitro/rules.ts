/**
 * Nitro: Turbo with guarantees, for virtual channels. Two redistribution operations, the transfer and the claim.
 *
 * @paper §6 Nitro Protocol
 */
import { match } from 'ts-pattern';
import type { Chain } from '../modelling/chain.js';
import { deposit } from '../modelling/deposit.js';
import { finalize } from '../modelling/finalize.js';
import type { Step } from '../modelling/rule.js';
import { withdraw } from '../modelling/withdraw.js';
import type { TurboAction } from '../turbo/rules.js';
import { transfer } from '../turbo/transfer.js';
import { claim, type Claim } from './claim.js';

export type NitroAction = TurboAction | Claim;

export const nitro = (chain: Chain, action: NitroAction): Step =>
  match(action)
    .with({ type: 'deposit' }, (action) => deposit(chain, action))
    .with({ type: 'withdraw' }, (action) => withdraw(chain, action))
    .with({ type: 'finalize' }, (action) => finalize(chain, action))
    .with({ type: 'transfer' }, (action) => transfer(chain, action))
    .with({ type: 'claim' }, (action) => claim(chain, action))
    .exhaustive();
