/**
 * Partial withdrawal from a ledger channel: coins of one member go on chain, and everything else moves on to a
 * new ledger channel at the same address that the sub-channels are funded by from then on.
 *
 * The coins of L, x in the paper, are all that it owes: x = a + a' + b + c, where c is what the sub-channel has.
 *
 * @paper §5.4 Example Constructions
 */
import { allocation } from '../modelling/outcome.js';
import {
  A,
  at,
  B,
  conclude,
  L,
  open,
  primed,
  putOnChain,
  system,
  takeOut,
  transferring,
  update,
  χ,
} from './cast.js';
import { construction } from './construction.js';

export const withdrawPartially = construction({
  id: 'partial-withdrawal',
  title: 'Withdraw a part of a ledger channel',
  section: '§5.4, figure 20',
  purpose: 'A takes coins out of a ledger channel that funds a sub-channel.',
  parameters: {
    a: 'what A leaves in the ledger channel',
    b: 'what B has there',
    c: 'what A has in the sub-channel',
    d: 'what B has in it',
    "a'": 'what A takes out',
  },
  instance: ({ a, b, c, d, "a'": less }) => {
    const next = primed('L', 1);
    return {
      start: system(
        [A, B],
        [[L, a + less + b + c + d]],
        [
          at(L, [A, B], allocation([A, a + less], [B, b], [χ, c + d])),
          at(χ, [A, B], allocation([A, c], [B, d])),
        ],
      ),
      steps: [
        open(next, [A, B], allocation([A, a], [B, b], [χ, c + d])),
        update(L, allocation([next, a + b + c + d], [A, less])),
        conclude(L),
        putOnChain(L),
        transferring(L, A, less),
        takeOut(A, less),
        transferring(L, next, a + b + c + d),
      ],
      funds: { channel: χ, amount: c + d },
    };
  },
});
