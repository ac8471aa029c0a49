/** The session that the documentation of the protocol shows: figure 14's channel, and every method once. */
import type { Start } from '../../../conformance/payments/index.js';
import { paymentsWire } from '../../../conformance/stdio/index.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import type { Launch } from '../../../conformance/stdio/program.js';
import { allocation, channel, participant, recordOf } from '../../../spec/index.js';
import { patient } from './misbehaving.js';

const [A, B, L] = [participant('A'), participant('B'), channel('L')];

const start: Start = {
  participants: [A, B],
  balances: recordOf([[L, 5n]]),
  finalized: recordOf([[L, allocation([B, 4n], [A, 3n])]]),
  challenged: recordOf([]),
};

const operations = [
  { action: { type: 'transfer', from: L, to: A, amount: 2n }, seconds: 1 },
  { action: { type: 'transfer', from: L, to: A, amount: 1n }, seconds: 1 },
] as const;

export const documentedSession = async (launch: Launch): Promise<void> => {
  const implementation = await spoken(paymentsWire, 'the command', launch, patient);
  await implementation.setUp(start);
  const snapshot = await implementation.snapshot();
  for (const operation of operations) await implementation.apply(operation);
  await implementation.observe([A, B, L]);
  await implementation.revert(snapshot);
  await implementation.answers({ start, operations: operations.slice(1) }, [A, B, L]);
  await implementation.close();
};
