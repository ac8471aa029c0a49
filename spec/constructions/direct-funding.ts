/**
 * Direct funding: a ledger channel that holds its own coins is opened with deposits, and closed on chain.
 *
 * A deposit is safe once everything of higher priority is in: until then it would pay for others.
 *
 * @paper §4.6 Outcomes First
 */
import { allocation } from '../modelling/outcome.js';
import {
  A,
  at,
  B,
  conclude,
  contribute,
  L,
  open,
  putOnChain,
  system,
  takeOut,
  transferring,
} from './cast.js';
import { construction } from './construction.js';

const parameters = { a: 'what A puts in', b: 'what B puts in' };

export const openDirectly = construction({
  id: 'open-directly',
  title: 'Open a ledger channel with deposits',
  section: '§4.6, figure 13',
  purpose: 'A and B fund a channel of their own with coins from outside.',
  parameters,
  instance: ({ a, b }) => ({
    start: system([A, B], [], []),
    steps: [open(L, [A, B], allocation([A, a], [B, b])), contribute(A, L, a), contribute(B, L, b)],
    funds: { channel: L, amount: a + b },
  }),
});

export const closeDirectly = construction({
  id: 'close-directly',
  title: 'Close a ledger channel on chain',
  section: '§4.6, figure 13',
  purpose: 'A and B conclude a channel that holds its own coins and take them out.',
  parameters: { a: 'what A gets', b: 'what B gets' },
  instance: ({ a, b }) => ({
    start: system([A, B], [[L, a + b]], [at(L, [A, B], allocation([A, a], [B, b]))]),
    steps: [
      conclude(L),
      putOnChain(L),
      transferring(L, A, a),
      transferring(L, B, b),
      takeOut(A, a),
      takeOut(B, b),
    ],
  }),
});
