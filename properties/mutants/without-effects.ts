/** One mutant for each numbered effect of each rule: the rule without it. */
import { withoutEffect } from './deviate.js';
import { invariant, type Mutant } from './mutant.js';

export const withoutEffects: readonly Mutant[] = [
  {
    id: 'deposit-without-credit',
    wrong: 'Coins are sent in, and nobody holds them.',
    leavesOut: 'deposit effect 1',
    rules: withoutEffect('deposit', 1),
    caughtBy: invariant('conservation'),
  },
  {
    id: 'deposit-without-coins',
    wrong: 'A balance rises by a deposit that sends no coins along.',
    leavesOut: 'deposit effect 2',
    rules: withoutEffect('deposit', 2),
    caughtBy: invariant('totals-are-true'),
  },
  {
    id: 'withdrawal-without-debit',
    wrong: 'Coins are withdrawn, and the balance stays as it was.',
    leavesOut: 'withdraw effect 1',
    rules: withoutEffect('withdraw', 1),
    caughtBy: invariant('conservation'),
  },
  {
    id: 'withdrawal-without-coins',
    wrong: 'A balance falls by a withdrawal that pays nothing out.',
    leavesOut: 'withdraw effect 2',
    rules: withoutEffect('withdraw', 2),
    caughtBy: invariant('totals-are-true'),
  },
  {
    id: 'finalization-without-outcome',
    wrong: 'A finalization succeeds and stores nothing.',
    leavesOut: 'finalize effect 1',
    rules: withoutEffect('finalize', 1),
    caughtBy: invariant('effects-are-whole'),
  },
  {
    id: 'transfer-without-debit',
    wrong: 'A transfer pays coins that stay in the channel.',
    leavesOut: 'transfer effect 1',
    rules: withoutEffect('transfer', 1),
    caughtBy: invariant('conservation'),
  },
  {
    id: 'transfer-without-credit',
    wrong: 'A transfer takes coins from the channel and gives them to nobody.',
    leavesOut: 'transfer effect 2',
    rules: withoutEffect('transfer', 2),
    caughtBy: invariant('effects-are-whole'),
  },
  {
    id: 'transfer-without-settling',
    wrong: 'A debt is owed again after a transfer has paid it.',
    leavesOut: 'transfer effect 3',
    rules: withoutEffect('transfer', 3),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'claim-without-debit',
    wrong: 'A claim pays coins that stay in the guarantee.',
    leavesOut: 'claim effect 1',
    rules: withoutEffect('claim', 1),
    caughtBy: invariant('conservation'),
  },
  {
    id: 'claim-without-credit',
    wrong: 'A claim takes coins from the guarantee and gives them to nobody.',
    leavesOut: 'claim effect 2',
    rules: withoutEffect('claim', 2),
    caughtBy: invariant('effects-are-whole'),
  },
  {
    id: 'claim-without-settling',
    wrong: 'The target owes a debt again after a claim has paid it.',
    leavesOut: 'claim effect 3',
    rules: withoutEffect('claim', 3),
    caughtBy: invariant('debts-fall-as-paid'),
  },
];
