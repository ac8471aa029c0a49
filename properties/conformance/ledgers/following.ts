/** Ledgers by the rules, for tests: an implementation that follows the rules themselves, or wrong ones. */
import type { Implementation } from '../../../conformance/index.js';
import { ledgers, type Ledgers, type LedgersState } from '../../../conformance/ledgers/index.js';
import { asRule, calledBack, stateAt } from '../../../conformance/ledgers/step.js';
import { recordOf, sum, type Coins, type reclaim } from '../../../spec/index.js';

export const following = (rules: reclaim.LedgerRules): Implementation<Ledgers, LedgersState> => {
  let state = stateAt({ participants: [], holdings: recordOf([]), outcomes: recordOf([]) });
  return {
    name: 'rules',
    subject: ledgers,
    capabilities: {
      operations: ['deposit', 'finalize', 'transfer', 'reclaim', 'payAll'],
      depositsOfNothing: true,
      callsRecipients: true,
    },
    setUp: (start) => {
      state = stateAt(start);
      return Promise.resolve();
    },
    apply: ({ action }) => {
      const step = rules(state, asRule(action));
      if (step.status === 'rejected') return Promise.resolve({ status: 'refused', reason: step.reason.code });
      const again = calledBack(state, action);
      const more = again && rules(step.chain, again);
      const chain = more?.status === 'applied' ? more.chain : step.chain;
      state = { ...state, ...chain };
      return Promise.resolve({ status: 'applied' });
    },
    observe: () => {
      const { holdings, outcomes, paid } = state;
      return Promise.resolve({ holdings, outcomes, paid, held: sum(Object.values<Coins>(holdings)) });
    },
    snapshot: () => Promise.resolve(state),
    revert: (to) => {
      state = to;
      return Promise.resolve();
    },
  };
};
