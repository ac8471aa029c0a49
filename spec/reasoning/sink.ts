/**
 * Sink: the view in which what an address receives stays there.
 *
 * A channel is funded with the coins that reach it, while its own outcome is still open. Taken to the letter,
 * with that outcome finalized, others could pass the coins through it one by one, so that they were never
 * there together; no ledger channel would fund a sub-channel then.
 *
 * @paper §4.1 Channel Funding and Value
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { without } from './status.js';
import type { View } from './view.js';

export const withSink = ({ chain, statuses }: View, target: Address): View => ({
  chain: {
    ...chain,
    outcomes: recordOf(
      entriesOf<ChannelAddress, Outcome>(chain.outcomes).filter(([channel]) => channel !== target),
    ),
  },
  statuses: without(statuses, target),
});
