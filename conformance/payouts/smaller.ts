/**
 * Smaller: what makes an example of payments smaller makes one of payouts smaller; and nobody in particular takes
 * the place of the address that nobody has a key for.
 */
import { participant, type Address } from '../../spec/index.js';
import { renamedWith } from '../payments/renamed.js';
import { smaller as smallerPayments } from '../payments/smaller.js';
import type { Trace } from './terms.js';

const somebody = participant('Z');

/** An address that stands for itself has nobody behind it. */
const isNobody = (address: Address): boolean => /^0x[0-9a-f]{40}$/.test(address);

export function* smaller(trace: Trace): Generator<Trace> {
  yield* smallerPayments(trace) as Iterable<Trace>;
  const nobody = trace.start.participants.find(isNobody);
  if (nobody !== undefined)
    yield renamedWith(
      <A extends Address>(address: A) => (address === nobody ? somebody : address) as A,
      trace,
    ) as Trace;
}
