/** Worker: a comparison on a thread of its own, which says how far it is and stops when it is told to. */
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { compare, type Compared, type Task } from './compare.js';
import { operationsIn, type Tally } from './drive.js';
import { deployed, recovery, type Choice } from './generations.js';
import { compareRecovery } from './recovery.js';
import { shownBy } from './replay.js';

export interface Work {
  readonly task: Task;
  readonly port: MessagePort;
}

/** How far it is. */
export interface Progress {
  readonly runs: number;
  readonly operations: number;
}

/** Messages are read without waiting: any at all means that it is enough from then on. */
const work = async ({ task, port }: Work): Promise<Compared> => {
  let told = 0;
  let enough = false;
  const stop = (tally: Tally): boolean => {
    if (performance.now() - told > 200) {
      told = performance.now();
      port.postMessage({ runs: tally.runs, operations: operationsIn(tally) } satisfies Progress);
    }
    enough ||= receiveMessageOnPort(port) !== undefined;
    return enough;
  };
  try {
    const implementation = await deployed(task);
    return task.subject === recovery
      ? await compareRecovery(implementation, task, stop)
      : await compare(implementation, task, stop);
  } finally {
    port.close();
  }
};

/** Which of these examples an implementation shows. */
export const shown = ({ choice, texts }: { readonly choice: Choice; readonly texts: readonly string[] }) =>
  shownBy(choice, texts);

export default work;
