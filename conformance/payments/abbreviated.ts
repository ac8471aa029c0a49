/** Abbreviated: the one operation in which the two disagree, beginning where they last agreed. */
import { entriesOf, recordOf, type Chain } from '../../spec/index.js';
import type { AnyPayments, Observation } from './terms.js';
import { secondsSinceFinal, type AnyTrace } from './trace.js';

interface Disagreeing {
  readonly before: Chain;
  readonly operation: { readonly action: AnyPayments['action'] };
}

export const abbreviated = (
  { start, operations }: AnyTrace,
  { before, operation: { action } }: Disagreeing,
  { outcomes }: Observation,
): AnyTrace => ({
  start: {
    ...start,
    balances: before.balances,
    finalized: outcomes,
    challenged: recordOf(entriesOf(start.challenged).filter(([channel]) => outcomes[channel] === undefined)),
  },
  operations: [{ action, seconds: Math.min(secondsSinceFinal({ start, operations }), 1) }],
});
