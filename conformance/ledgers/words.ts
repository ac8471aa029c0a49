/** Words: ledgers in the notation of the specification. */
import { entriesOf, reclaim, recordOf, type ChannelAddress } from '../../spec/index.js';
import type { Subject } from '../subject.js';
import { withoutZeros } from './trace.js';
import type { Ledgers, LedgersAction, LedgersObservation } from './terms.js';

const { printLedgerAction, printLedgers } = reclaim;

export const actionWords = (action: LedgersAction): string =>
  action.type === 'payAll' ? `pay all of ${action.from}` : printLedgerAction(action);

const observedWords = ({ holdings, outcomes, paid }: LedgersObservation): string => {
  const all = entriesOf<ChannelAddress, reclaim.LedgerOutcome | 'unknown'>(outcomes);
  const known = all.flatMap(([channel, outcome]) =>
    outcome === 'unknown' ? [] : [[channel, outcome] as const],
  );
  const unknown = all.filter(([, outcome]) => outcome === 'unknown').map(([channel]) => channel);
  const network = printLedgers({
    holdings: withoutZeros(holdings),
    paid: withoutZeros(paid),
    outcomes: recordOf(known),
  });
  return unknown.length === 0 ? network : `${network}, and an unknown outcome of ${unknown.join(', ')}`;
};

export const words: Subject<Ledgers>['words'] = {
  start: ({ holdings, outcomes, callsBack }) => [
    printLedgers({ holdings, outcomes, paid: recordOf([]) }),
    ...(callsBack
      ? [`${callsBack.by}, when it is paid, asks for ${callsBack.indices.join(', ') || 'all'} as well`]
      : []),
  ],
  operation: ({ action, seconds }) => `${actionWords(action)}${seconds === 0 ? '  in the same second' : ''}`,
  state: (state) => printLedgers(state),
  observed: observedWords,
  besides: ({ holdings, deposited, paid }, { held }) => {
    const coins = deposited - Object.values<bigint>(paid).reduce((a, b) => a + b, 0n);
    const owned = Object.values<bigint>(holdings).reduce((a, b) => a + b, 0n);
    if (owned !== coins) throw new Error('the specification has lost coins');
    return coins === held ? [] : [`and it holds ${held} coins, not ${coins}`];
  },
};
