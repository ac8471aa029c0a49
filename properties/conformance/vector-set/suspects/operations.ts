/** The wrong rules, asked about operations; and those that no vector of the format can tell apart, with the reason. */
import { answerOperations, type OperationsQuestion } from '../../../../conformance/scenario/operations.js';
import { mutants } from '../../../mutants/rules.js';
import { suspect, type Suspect } from './suspect.js';

const noNegativeAmounts = 'The format has no negative amounts: malformed vectors stand for it.';
const leftOpen = 'The paper does not say whether a payment of nothing succeeds.';
const totals = 'The totals are no part of a network: the traces in ITF have them.';

/** By the id of the wrong rule. */
const reasons: Readonly<Record<string, string>> = {
  'deposit-of-less-than-nothing': noNegativeAmounts,
  'withdrawal-of-less-than-nothing': noNegativeAmounts,
  'negative-debt': noNegativeAmounts,
  'transfer-of-less-than-nothing': noNegativeAmounts,
  'claim-of-less-than-nothing': noNegativeAmounts,
  'transfer-of-nothing': leftOpen,
  'claim-of-nothing': leftOpen,
  'deposit-without-coins': totals,
  'withdrawal-without-coins': totals,
  'turbo-with-guarantees':
    'Operations are those of Nitro: what Turbo refuses is asked of its value algorithm.',
  'paid-debts-are-kept': 'Entries of zero make no difference when outcomes are compared.',
};

export const operationSuspects: readonly Suspect[] = mutants
  .filter(({ id }) => !Object.hasOwn(reasons, id))
  .map(({ rules, ...about }) =>
    suspect('operations', about, (asked: OperationsQuestion) => answerOperations(asked, rules)),
  );

export const beyondQuestions = mutants
  .filter(({ id }) => Object.hasOwn(reasons, id))
  .map(({ id, wrong }) => ({ id, wrong, why: reasons[id]! }));
