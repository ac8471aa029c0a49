/**
 * Finalize: the outcome that a channel reached off-chain is stored on the chain, once and for ever.
 *
 * Left out: how the channel reached it. A challenge that nobody answered and a conclusion proof both end here.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { castDraft, produce } from 'immer';
import type { ChannelAddress } from './address.js';
import { isParticipant, type Chain } from './chain.js';
import { recorded, type Outcome } from './outcome.js';
import { applied, rejected, type Step } from './rule.js';

export interface Finalize {
  readonly type: 'finalize';
  readonly channel: ChannelAddress;
  readonly outcome: Outcome;
}

export const finalize = (chain: Chain, { channel, outcome }: Finalize): Step => {
  if (isParticipant(chain, channel)) return rejected({ code: 'NotAChannel', address: channel });
  if (chain.outcomes[channel] !== undefined) return rejected({ code: 'AlreadyFinalized', channel });
  const entries = outcome.type === 'allocation' ? outcome.entries : [];
  const negative = entries.find(([, amount]) => amount < 0n);
  if (negative) return rejected({ code: 'NegativeDebt', destination: negative[0], amount: negative[1] });

  return applied(
    produce(chain, (draft) => {
      draft.outcomes[channel] = castDraft(recorded(outcome)); // 1. stores the outcome, of each address the first entry
    }),
  );
};
