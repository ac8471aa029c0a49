/** Misbehaving: the tiny programs of `misbehaving.mjs`, and the verdict about a command. */
import { fileURLToPath } from 'node:url';
import {
  CannotStart,
  execImplementation,
  Misbehaviour,
  paymentsWire,
  type SpokenImplementation,
} from '../../../conformance/stdio/index.js';
import type { Payments } from '../../../conformance/payments/index.js';
import type { Trace } from '../../../conformance/index.js';
import { channel, participant, recordOf } from '../../../spec/index.js';

export const program = fileURLToPath(new URL('misbehaving.mjs', import.meta.url));

export const misbehaving = (name: string): string => `'${process.execPath}' '${program}' ${name}`;

/** Long enough for a machine that has other things to do. */
export const patient = { timeout: 10, startTimeout: 20 };

const [A, L] = [participant('A'), channel('L')];

export const trace: Trace<Payments> = {
  start: {
    participants: [A],
    balances: recordOf([[L, 2n]]),
    finalized: recordOf([]),
    challenged: recordOf([]),
  },
  operations: [{ action: { type: 'deposit', to: A, amount: 3n }, seconds: 1 }],
};

/** Every method is called once. */
const session = async (implementation: SpokenImplementation<Payments>): Promise<void> => {
  await implementation.answers(trace, ['A', 'L']);
  await implementation.setUp(trace.start);
  const snapshot = await implementation.snapshot();
  await implementation.apply(trace.operations[0]!);
  await implementation.observe(['A', 'L']);
  await implementation.revert(snapshot);
  await implementation.close();
};

/** What is found out about this command in a session; nothing if it keeps to the protocol. */
export const verdictOn = async (
  command: string,
  options = patient,
): Promise<Misbehaviour | CannotStart | undefined> => {
  try {
    await session(await execImplementation(paymentsWire, command, options));
    return undefined;
  } catch (error) {
    if (error instanceof Misbehaviour || error instanceof CannotStart) return error;
    throw error;
  }
};

/** Whether this process is still there; one that has ended and was not waited for is not. */
export const isRunning = async (pid: number): Promise<boolean> => {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status !== undefined) return !/\) [ZX] /.test(status);
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
