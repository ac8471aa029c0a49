/** Words: payments in the paper's notation. */
import {
  entriesOf,
  networkOf,
  printAction,
  printNetwork,
  printOutcome,
  type ChannelAddress,
  type Outcome,
} from '../../spec/index.js';
import type { Subject } from '../subject.js';
import type { Payments } from './terms.js';

export const words: Subject<Payments>['words'] = {
  start: ({ balances, finalized, challenged }) => [
    printNetwork({ balances, outcomes: finalized }),
    ...entriesOf<ChannelAddress, Outcome>(challenged).map(
      ([channel, outcome]) => `in a running challenge: ${channel} ↦ ${printOutcome(outcome)}`,
    ),
  ],
  operation: ({ action, seconds }) => `${printAction(action)}${seconds === 0 ? '  in the same second' : ''}`,
  state: printNetwork,
  observed: (observed) => printNetwork(networkOf(observed)),
  besides: ({ deposited, withdrawn }, { held }) => {
    const coins = deposited - withdrawn;
    return coins === held ? [] : [`and it holds ${held} coins, not ${coins}`];
  },
};
