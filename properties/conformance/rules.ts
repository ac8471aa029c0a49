/** Rules as an implementation: what meets the interface without a contract behind it. */
import { payments, type Capabilities, type Implementation } from '../../conformance/payments/index.js';
import { chainOf, networkOf, recordOf, type Chain, type NitroAction, type Rule } from '../../spec/index.js';

const capabilities: Capabilities = {
  operations: ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'],
  finalizesUnconditionally: false,
  clock: false,
  specialAddresses: [],
};

/** These rules, asked one operation after the other. */
export const implementing = (
  name: string,
  rules: Rule<NitroAction>,
  declared: Partial<Capabilities> = {},
): Implementation<Chain> => {
  let chain = chainOf([]);
  return {
    name,
    subject: payments,
    capabilities: { ...capabilities, ...declared },
    setUp: async ({ participants, balances, finalized }) => {
      chain = chainOf(participants, networkOf({ balances, outcomes: finalized }));
    },
    apply: async ({ action }) => {
      const step = rules(chain, action);
      if (step.status === 'rejected') return { status: 'refused', reason: step.reason.code };
      chain = step.chain;
      return { status: 'applied' };
    },
    observe: async () => ({
      balances: recordOf(Object.entries(chain.balances)),
      outcomes: recordOf(Object.entries(chain.outcomes)),
      held: chain.deposited - chain.withdrawn,
    }),
    snapshot: async () => chain,
    revert: async (to) => {
      chain = to;
    },
  };
};
