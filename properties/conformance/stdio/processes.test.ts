import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyTally, play } from '../../../conformance/index.js';
import {
  driveTogether,
  execImplementation,
  Misbehaviour,
  paymentsWire,
} from '../../../conformance/stdio/index.js';
import { isRunning, misbehaving, patient, trace } from './misbehaving.js';

/** The grandchild tells its number as the name of the implementation. */
const withGrandchild = async (command = misbehaving('with-a-grandchild')) => {
  const implementation = await execImplementation(paymentsWire, command, patient);
  const grandchild = Number(implementation.name);
  expect(await isRunning(grandchild)).toBe(true);
  return { implementation, grandchild };
};

const endsSoon = async (pid: number): Promise<boolean> => {
  for (const until = Date.now() + 10_000; Date.now() < until; await setTimeout(20))
    if (!(await isRunning(pid))) return true;
  return false;
};

describe('what a command has started', () => {
  it('ends with its shutdown', async () => {
    const { implementation, grandchild } = await withGrandchild();
    await implementation.close();
    expect(await endsSoon(grandchild)).toBe(true);
  });

  it('ends with a misbehaviour, behind a shell too', async () => {
    const command = `true && (${misbehaving('grandchild-and-garbage')}) | cat`;
    const { implementation, grandchild } = await withGrandchild(command);
    await implementation.setUp(trace.start);
    await expect(implementation.apply(trace.operations[0]!)).rejects.toThrow('not JSON');
    expect(await endsSoon(grandchild)).toBe(true);
  });

  for (const signal of ['SIGINT', 'SIGKILL'] as const)
    it(`ends when this process is ended by ${signal}`, async () => {
      const script = fileURLToPath(new URL('left-alone.ts', import.meta.url));
      const ours = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = (await once(ours.stdout, 'data')) as [Buffer];
      const grandchild = Number(said.toString());
      expect(await isRunning(grandchild)).toBe(true);
      ours.kill(signal);
      expect(await endsSoon(grandchild)).toBe(true);
    });
});

describe('an implementation that has crashed', () => {
  it('is started again for the next case', async () => {
    const implementation = await execImplementation(paymentsWire, misbehaving('crash-on-three'), patient);
    await implementation.setUp(trace.start);
    await expect(implementation.apply(trace.operations[0]!)).rejects.toThrow(Misbehaviour);
    const [deposit] = trace.operations;
    const cheaper = { ...deposit!, action: { ...deposit!.action, amount: 2n } } as typeof deposit;
    expect(await play(implementation, { ...trace, operations: [cheaper!] })).toBeUndefined();
    await implementation.close();
  });

  it('is shown with the smallest case in which it crashes', async () => {
    const implementation = await execImplementation(paymentsWire, misbehaving('crash-on-three'), patient);
    const options = { seed: 1, runs: 20, channels: 2, length: 6 };
    const driving = async () => {
      for await (const _ of driveTogether(implementation, options, emptyTally(paymentsWire.subject)));
    };
    const verdict = await driving().catch((error: unknown) => error);
    expect(verdict).toBeInstanceOf(Misbehaviour);
    const { kind, at, example, complaints } = verdict as Misbehaviour;
    expect([kind, at?.method]).toEqual(['ended', 'apply']);
    expect(example).toEqual(['⟦⟧', 'D_A(3)']);
    expect(complaints.join('\n')).toContain('three is too much');
  });

  it('and says something else when started again is told so', async () => {
    const implementation = await execImplementation(paymentsWire, misbehaving('another-name'), patient);
    await implementation.setUp(trace.start);
    await expect(implementation.apply(trace.operations[0]!)).rejects.toThrow('ended with exit code 1');
    await expect(implementation.setUp(trace.start)).rejects.toThrow('declared something else than before');
  });
});

describe('whole cases that are answered differently from single operations', () => {
  it('are a verdict', async () => {
    const implementation = await execImplementation(paymentsWire, misbehaving('two-tongues'), patient);
    const options = { seed: 1, runs: 3, channels: 2, length: 6 };
    const driving = async () => {
      for await (const _ of driveTogether(implementation, options, emptyTally(paymentsWire.subject)));
    };
    await expect(driving()).rejects.toThrow('a whole case differently from the same operations');
  });
});
