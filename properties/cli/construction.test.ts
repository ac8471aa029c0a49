import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { inNewFolder } from './command.js';

const { folder, run: command, remove } = inNewFolder();
afterAll(remove);
const run = (...args: string[]) => command('construction', ...args);
const vector = (name: string) =>
  fileURLToPath(new URL(`../../conformance/vectors/v1/construction/${name}.json`, import.meta.url));

describe('construction', () => {
  it('lists all constructions without a name', () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out).toContain('open-virtual-3');
    expect(out).toMatch(/Printed with a mistake\n +figure-27-as-printed/);
  });

  it('ends with code 0 for a safe one, with everybody in the table and its safe orders', () => {
    const { code, out } = run('open-virtual', '--amounts', 'a=1,b=2', '--orders');
    expect(code).toBe(0);
    expect(out).toMatch(/at the start +1 +2 +3\n/);
    expect(out).toContain('Nobody ever has less than at the start.');
    expect(out).toContain('96 of 2,520 orders are safe');
    expect(out).toContain('2 open J  before  5 update L');
    expect(out).not.toContain('\u001b[');
  });

  it('ends with code 1 for one that loses, with who loses when, how much and how', () => {
    const { code, out } = run('figure-27-as-printed', '--amounts', 'a=1,b=1,c=1');
    expect(code).toBe(1);
    expect(out).toContain('I loses 3 while step 8 is in flight, after step 8');
    expect(out).toContain('T(L, G, 3)');
    expect(out).toContain('I holds 3');
  });

  it('reads a file, and answers in one line of JSON', () => {
    const { code, out } = run(vector('construction-close-ledger-first'), '--json');
    expect(code).toBe(1);
    const [loss] = (JSON.parse(out) as { losses: unknown[] }).losses;
    expect(loss).toEqual({ step: 2, when: 'during', who: 'I', amount: '2' });
  });

  it.each([
    [['nothing-such'], 'nothing-such: there is no such file, nor a construction of this name'],
    [['open-sub-channel', '--amounts', "a=1,a'=2"], "open-sub-channel is meant for a' ≤ a"],
  ])('ends with code 2 for %j', (args, message) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('ends with code 2 and the place in the file for a step that nobody could take', () => {
    const file = join(folder, 'wrong.json');
    const system = { participants: ['A'], channels: {} };
    writeFileSync(
      file,
      JSON.stringify({
        id: 'wrong',
        kind: 'construction',
        system,
        steps: [{ do: 'finalize', channel: 'L' }],
      }),
    );
    const { code, err } = run(file);
    expect(code).toBe(2);
    expect(err).toContain(`${file}:1:`);
    expect(err).toContain('$.steps[0].channel: step 1: there is no channel L');
  });
});
