/**
 * Offloading a ledger channel: its sub-channel holds its own coins from then on, and goes on undisturbed.
 *
 * @paper §5.3 Ledger Channels
 */
import { allocation } from '../modelling/outcome.js';
import { A, at, B, L, putOnChain, system, transferring, χ } from './cast.js';
import { construction } from './construction.js';

export const offloadLedger = construction({
  id: 'offload-ledger',
  title: 'Offload a ledger channel',
  section: '§5.3, figure 16',
  purpose: 'One member makes a sub-channel hold its own coins, with or without the other.',
  parameters: {
    a: 'what A has in the ledger channel',
    b: 'what B has there',
    "a'": 'what A has in the sub-channel',
    "b'": 'what B has in it',
  },
  instance: ({ a, b, "a'": a1, "b'": b1 }) => ({
    start: system(
      [A, B],
      [[L, a + b + a1 + b1]],
      [at(L, [A, B], allocation([A, a], [B, b], [χ, a1 + b1])), at(χ, [A, B], allocation([A, a1], [B, b1]))],
    ),
    steps: [putOnChain(L), transferring(L, χ, a1 + b1)],
    funds: { channel: χ, amount: a1 + b1 },
  }),
});
