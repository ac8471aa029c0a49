/** Words: payouts in the paper's notation. What a participant was paid is printed as its balance. */
import {
  networkOf,
  printAction,
  printNetwork,
  type Address,
  type Choice,
  type NitroAction,
} from '../../spec/index.js';
import { words as paymentsWords } from '../payments/words.js';
import type { Subject } from '../subject.js';
import { networkWith } from './step.js';
import type { Action, Payouts } from './terms.js';

const places = (entries: Choice): string => (entries === 'all' ? 'all' : `entries ${entries.join(', ')}`);

/** An address as the notation writes it. */
const named = (address: Address): string => address;

const actionWords = (action: Action): string => {
  switch (action.type) {
    case 'payOut':
      return `T(${named(action.from)}, ${places(action.entries)})`;
    case 'payClaims':
      return `C(${named(action.guarantee)}, ${places(action.entries)})`;
    case 'depositExpecting': {
      const { to, amount, expected } = action;
      const deposit: NitroAction = { type: 'deposit', to, amount };
      return `${printAction(deposit)}, expecting ${expected}`;
    }
    case 'finalize':
      return printAction(action);
  }
};

export const words: Subject<Payouts>['words'] = {
  start: (start) => [
    ...paymentsWords.start(start),
    ...(start.callsBack
      ? [`${named(start.callsBack.by)} calls back when it is paid: ${places(start.callsBack.entries)}`]
      : []),
  ],
  operation: ({ action, seconds }) => `${actionWords(action)}${seconds === 0 ? '  in the same second' : ''}`,
  state: (state) => printNetwork(networkWith(state, state.received)),
  observed: (observed) => printNetwork(networkOf(observed)),
  besides: ({ deposited, withdrawn }, { held }) => {
    const coins = deposited - withdrawn;
    return coins === held ? [] : [`and it holds ${held} coins, not ${coins}`];
  },
};
