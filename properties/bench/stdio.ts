/** What it costs to compare a program in another language: the example in Python, as whole cases. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyTally, operationsIn } from '../../conformance/index.js';
import { driveTogether, paymentsWire } from '../../conformance/stdio/index.js';
import { shell } from '../../conformance/stdio/program.js';
import { spoken } from '../../conformance/stdio/spoken.js';
import { recorded } from '../conformance/stdio/recorded.js';

const python = [
  'python3',
  ['-B', fileURLToPath(new URL('../../examples/python/serve.py', import.meta.url))],
] as const;

/** Milliseconds in which the program answers these messages by itself. */
const alone = (sent: readonly string[]): number => {
  const began = performance.now();
  spawnSync(python[0], python[1], { input: `${sent.join('\n')}\n`, maxBuffer: 2 ** 30 });
  return performance.now() - began;
};

export const benchStdio = async (cases = 6000): Promise<void> => {
  const { sent, launch } = recorded(shell(`exec python3 -B '${python[1][1]}'`));
  const implementation = await spoken(paymentsWire, 'the example in Python', launch);
  const tally = emptyTally(paymentsWire.subject);
  const options = { seed: 1, runs: cases, channels: 5, length: 24 };
  const [began, before] = [performance.now(), process.cpuUsage()];
  for await (const _ of driveTogether(implementation, options, tally));
  const [milliseconds, { user, system }] = [performance.now() - began, process.cpuUsage(before)];
  await implementation.close();

  const ours = (user + system) / 1000;
  const theirs = alone(sent);
  const perSecond = Math.round((1000 * tally.runs) / milliseconds).toLocaleString('en-US');
  const each = (total: number): string => (total / tally.runs).toFixed(2);
  console.log('An implementation in Python over stdio');
  console.log(
    `  ${perSecond} cases a second, of ${(operationsIn(tally) / tally.runs).toFixed(1)} operations each`,
  );
  console.log(`  a case: ${each(ours)} ms in this process, ${each(theirs)} ms in Python`);
};
