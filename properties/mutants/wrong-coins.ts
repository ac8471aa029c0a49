/** Coins that go astray, and operations that are refused though nothing stands in their way. */
import {
  balanceOf,
  isParticipant,
  nitro,
  rejected,
  sum,
  type Chain,
  type NitroAction,
} from '../../spec/index.js';
import { credit, debit } from '../../spec/modelling/chain.js';
import { amended } from './deviate.js';
import { figure, invariant, law, type Mutant, type Rules } from './mutant.js';

/** Refuses some actions that the rules apply. */
const refusing =
  (refused: (action: NitroAction, chain: Chain) => boolean): Rules =>
  (chain, action) =>
    refused(action, chain) ? rejected({ code: 'ZeroAmount' }) : nitro(chain, action);

export const wrongCoins: readonly Mutant[] = [
  {
    id: 'transfer-with-a-fee',
    wrong: 'A coin of every transfer is lost.',
    rules: amended('transfer', (draft, { to }) => debit(draft, to, 1n)),
    caughtBy: invariant('conservation'),
  },
  {
    id: 'claim-pays-the-target',
    wrong: 'A claim moves the coins of the guarantee to its target instead of the address that is owed.',
    rules: amended('claim', (draft, { guarantee: by, to, amount }, before) => {
      const outcome = before.outcomes[by];
      if (outcome?.type !== 'guarantee') return;
      debit(draft, to, amount);
      credit(draft, outcome.target, amount);
    }),
    caughtBy: invariant('operations-keep-to-what-they-name'),
  },
  {
    id: 'claim-withdraws',
    wrong: 'A claim for a participant sends the coins out of the adjudicator at once.',
    rules: amended('claim', (draft, { to, amount }, before) => {
      if (!isParticipant(before, to)) return;
      debit(draft, to, amount);
      draft.withdrawn += amount;
    }),
    caughtBy: invariant('totals-are-true'),
  },
  {
    id: 'deposit-counts-twice',
    wrong: 'A balance rises by twice the deposit.',
    rules: amended('deposit', (draft, { to, amount }) => credit(draft, to, amount)),
    caughtBy: figure('figure-2'),
  },
  {
    id: 'no-deposits-for-participants',
    wrong: 'A deposit for a participant is refused.',
    rules: refusing((action, chain) => action.type === 'deposit' && isParticipant(chain, action.to)),
    caughtBy: law('anybody-can-deposit'),
  },
  {
    id: 'everything-or-nothing-withdrawn',
    wrong: 'Only the whole balance can be withdrawn.',
    rules: refusing(
      (action, chain) => action.type === 'withdraw' && action.amount < balanceOf(chain, action.from),
    ),
    caughtBy: law('owners-can-withdraw'),
  },
  {
    id: 'outcomes-must-be-funded',
    wrong: 'An outcome that owes more than the channel holds cannot be finalized.',
    rules: refusing(
      (action, chain) =>
        action.type === 'finalize' &&
        action.outcome.type === 'allocation' &&
        sum(action.outcome.entries.map(([, amount]) => amount)) > balanceOf(chain, action.channel),
    ),
    caughtBy: law('every-outcome-can-be-finalized'),
  },
];
