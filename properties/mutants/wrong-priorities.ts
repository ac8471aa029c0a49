/** Payments in a wrong order, of wrong debts, or of wrong amounts. */
import {
  balanceOf,
  guarantee,
  lesser,
  nitro,
  owed,
  reprioritize,
  type Address,
  type Chain,
  type Entry,
  type Payment,
} from '../../spec/index.js';
import { debtsInOrder, payer } from '../../spec/invariants/payments.js';
import { affording, insteadOf, ordering } from './deviate.js';
import { figure, invariant, law, type Mutant } from './mutant.js';

/** The order in which the guarantee lists addresses. */
const listed = (chain: Chain, payment: Payment): readonly Address[] => {
  const outcome = chain.outcomes[payer(payment)];
  return outcome?.type === 'guarantee' ? outcome.priority : [];
};

/** The debts of the target in its own order. */
const unordered = (chain: Chain, payment: Payment): readonly Entry[] => {
  const outcome = chain.outcomes[payer(payment)];
  const debts = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
  return debts?.type === 'allocation' ? debts.entries : [];
};

const mostAffordable = (chain: Chain, payment: Payment, entries = debtsInOrder(chain, payment)) =>
  lesser(owed(entries, payment.to), balanceOf(chain, payer(payment)));

export const wrongPriorities: readonly Mutant[] = [
  {
    id: 'guarantee-without-reprioritization',
    wrong: 'A guarantee pays in the order of its target, as if it listed nobody.',
    leavesOut: 'reprioritize',
    rules: ordering('claim', (_, chain, payment) => unordered(chain, payment)),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'guarantee-in-reverse',
    wrong: 'A guarantee pays the addresses it lists in reverse order.',
    rules: ordering('claim', (_, chain, payment) =>
      reprioritize(
        guarantee(payer(payment), ...listed(chain, payment).toReversed()),
        unordered(chain, payment),
      ),
    ),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'unlisted-first',
    wrong: 'A guarantee pays what it does not list before what it lists.',
    rules: ordering('claim', (entries, chain, payment) => {
      const first = listed(chain, payment);
      return [
        ...entries.filter(([to]) => !first.includes(to)),
        ...entries.filter(([to]) => first.includes(to)),
      ];
    }),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'unlisted-never',
    wrong: 'A guarantee pays only the addresses it lists, and keeps what is left over.',
    rules: ordering('claim', (entries, chain, payment) =>
      entries.filter(([to]) => listed(chain, payment).includes(to)),
    ),
    caughtBy: law('what-is-affordable-can-be-paid'),
  },
  {
    id: 'unlisted-in-reverse',
    wrong: 'A guarantee pays what it does not list in the reverse of the order of its target.',
    rules: ordering('claim', (entries, chain, payment) => {
      const first = listed(chain, payment);
      return [
        ...entries.filter(([to]) => first.includes(to)),
        ...entries.filter(([to]) => !first.includes(to)).toReversed(),
      ];
    }),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'only-the-first-listed-is-moved',
    wrong: 'A guarantee moves only the first address it lists to the top.',
    rules: ordering('claim', (_, chain, payment) =>
      reprioritize(
        guarantee(payer(payment), ...listed(chain, payment).slice(0, 1)),
        unordered(chain, payment),
      ),
    ),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'last-of-a-repeated-address-counts',
    wrong: 'Of an address that a guarantee lists twice the last counts.',
    rules: ordering('claim', (_, chain, payment) => {
      const lastFirst = [...new Set(listed(chain, payment).toReversed())];
      return reprioritize(guarantee(payer(payment), ...lastFirst.toReversed()), unordered(chain, payment));
    }),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'stranger-blocks-the-list',
    wrong: 'A guarantee ignores all it lists after an address that its target does not owe.',
    rules: ordering('claim', (entries, chain, payment) => {
      const list = listed(chain, payment);
      const stranger = list.findIndex((to) => owed(entries, to) === 0n);
      const heeded = stranger === -1 ? list : list.slice(0, stranger);
      return reprioritize(guarantee(payer(payment), ...heeded), unordered(chain, payment));
    }),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'transfer-ignores-priority',
    wrong: 'A transfer pays any debt that the funds cover, whatever stands before it.',
    rules: affording('transfer', (chain, payment) => mostAffordable(chain, payment)),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'transfer-in-reverse',
    wrong: 'The last entry of an allocation is paid first.',
    rules: ordering('transfer', (entries) => entries.toReversed()),
    caughtBy: figure('figure-14'),
  },
  {
    id: 'smallest-debt-first',
    wrong: 'The smallest debts are paid first.',
    rules: ordering('transfer', (entries) => entries.toSorted(([, a], [, b]) => Number(a - b))),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'first-entry-alone-is-paid',
    wrong:
      'Nothing is paid to a later entry while an earlier one is owed anything, even if the funds cover both.',
    rules: ordering('transfer', (entries) => entries.slice(0, 1)),
    caughtBy: figure('figure-5'),
  },
  {
    id: 'debt-is-no-limit',
    wrong: 'The first entry of an allocation can be paid more than it is owed.',
    rules: affording('transfer', (chain, payment) =>
      debtsInOrder(chain, payment)[0]?.[0] === payment.to
        ? balanceOf(chain, payer(payment))
        : mostAffordable(chain, payment),
    ),
    caughtBy: invariant('no-negative-debts'),
  },
  {
    id: 'all-or-nothing',
    wrong: 'A debt can only be paid whole.',
    rules: affording('transfer', (chain, payment) => {
      const debt = owed(debtsInOrder(chain, payment), payment.to);
      const whole = payment.amount === debt && mostAffordable(chain, payment) === debt;
      return whole ? debt : 0n;
    }),
    caughtBy: law('what-is-affordable-can-be-paid'),
  },
  {
    id: 'as-much-as-possible',
    wrong: 'A transfer of more than is affordable pays what is affordable instead of failing.',
    rules: insteadOf('transfer', (transfer, chain) => {
      const step = nitro(chain, transfer);
      const tooMuch = step.status === 'rejected' && step.reason.code === 'CannotAfford';
      return tooMuch ? { ...transfer, amount: step.reason.affordable } : transfer;
    }),
    caughtBy: invariant('effects-are-whole'),
  },
];
