/**
 * Finalize: the outcome of a ledger or of a virtual channel is stored on the chain, once and for ever.
 *
 * Any list of entries will do: that a guarantee fits its virtual channel is looked at when it is reclaimed.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { castDraft, produce } from 'immer';
import type { ChannelAddress } from '../modelling/address.js';
import { isParticipant } from '../modelling/chain.js';
import type { LedgerChain } from './chain.js';
import type { LedgerOutcome } from './outcome.js';
import { applied, rejected, type LedgerStep } from './step.js';

export interface LedgerFinalize {
  readonly type: 'finalize';
  readonly channel: ChannelAddress;
  readonly outcome: LedgerOutcome;
}

export const finalize = (chain: LedgerChain, { channel, outcome }: LedgerFinalize): LedgerStep => {
  if (isParticipant(chain, channel)) return rejected({ code: 'NotAChannel', address: channel });
  if (chain.outcomes[channel] !== undefined) return rejected({ code: 'AlreadyFinalized', channel });
  const negative = outcome.find(({ amount }) => amount < 0n);
  if (negative) {
    const { destination, amount } = negative;
    return rejected({ code: 'NegativeDebt', destination, amount });
  }

  return applied(
    produce(chain, (draft) => {
      draft.outcomes[channel] = castDraft(outcome); // 1. stores the outcome, entry for entry
    }),
  );
};
