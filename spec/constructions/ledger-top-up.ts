/**
 * Topping up a ledger channel: more coins for one of its members, with the sub-channels left as they are.
 *
 * First the outcome owes more than there is, with the new coins last, where nobody gets anything for them yet;
 * then the deposit is safe.
 *
 * @paper §5.4 Example Constructions
 */
import { allocation } from '../modelling/outcome.js';
import { A, at, B, contribute, L, system, update, χ } from './cast.js';
import { construction } from './construction.js';

export const topUpLedger = construction({
  id: 'top-up-ledger',
  title: 'Top up a ledger channel',
  section: '§5.4, figure 19',
  purpose: 'A adds coins to a ledger channel that funds a sub-channel.',
  parameters: {
    a: 'what A has in the ledger channel',
    b: 'what B has there',
    c: 'what A has in the sub-channel',
    d: 'what B has in it',
    "a'": 'what A adds',
  },
  instance: ({ a, b, c, d, "a'": more }) => ({
    start: system(
      [A, B],
      [[L, a + b + c + d]],
      [at(L, [A, B], allocation([A, a], [B, b], [χ, c + d])), at(χ, [A, B], allocation([A, c], [B, d]))],
    ),
    steps: [
      update(L, allocation([B, b], [χ, c + d], [A, a + more])),
      contribute(A, L, more),
      update(L, allocation([A, a + more], [B, b], [χ, c + d])),
    ],
    funds: { channel: χ, amount: c + d },
  }),
});
