import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../conformance/index.js';
import { inNewFolder } from './command.js';

const { folder, file, run, remove } = inNewFolder();
afterAll(remove);

const tsx = fileURLToPath(import.meta.resolve('tsx'));
const serving = fileURLToPath(new URL('../conformance/stdio/serve-rules.ts', import.meta.url));

/** The command of an implementation that follows these rules. */
const following = (rules: string): string => `"${process.execPath}" --import "${tsx}" "${serving}" ${rules}`;

const stored = (where = 'traces'): string[] =>
  readdirSync(join(folder, where), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json') && !name.endsWith('progress.json'));

const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

const comparing = (rules: string, ...words: readonly string[]) =>
  run('conform', '--exec', following(rules), '--timeout', '60', '--runs', '40', ...words);

describe('conform', () => {
  it('ends with code 0 where an implementation agrees', () => {
    const { code, out } = comparing('nitro', '--seed', '1', '--save', 'nothing');
    expect([code, out]).toEqual([0, expect.stringContaining('no disagreement')]);
  });

  it('ends with code 1, writes every format, and stores an example, a runnable test and how far it was', () => {
    const formats = ['--report', 'report.json', '--junit', 'junit.xml', '--html', 'report.html'];
    const { code, out } = comparing('transfer-with-a-fee', '--seed', '1', ...formats);
    expect(code).toBe(1);
    expect(out).toContain('A is promised 1 and can get no more than 0');
    expect(out).toContain('⟦L:1 ↦ (A:1)⟧');
    const [example] = stored();
    expect(out).toContain(`--replay traces/${example}`);
    expect(text(`traces/${example!.replace('.json', '.test.mjs')}`)).toContain('node:test');
    expect(JSON.parse(text('traces/progress.json'))).toMatchObject({ seed: 1, next: [{ run: 40 }] });
    const { rows, compared } = JSON.parse(text('report.json')) as Report;
    expect(rows.map(({ severity }) => severity)).toEqual(['loss']);
    const [{ inside, seconds }] = compared as [Report['compared'][number]];
    expect(inside / seconds, 'the time of the program, of all').toBeGreaterThan(0.05);
    expect(inside).toBeLessThan(seconds);
    expect(text('junit.xml')).toContain('<failure');
    expect(text('report.html')).toContain('T(L, A, 1)');
  });

  it('plays a stored example again, and says so loudly where it does not disagree', () => {
    const replaying = (rules: string) =>
      run('conform', '--exec', following(rules), '--timeout', '60', '--replay', `traces/${stored()[0]}`);
    expect(replaying('transfer-with-a-fee')).toMatchObject({ code: 1, err: '' });
    const mended = replaying('nitro');
    expect([mended.code, mended.out]).toEqual([2, expect.stringContaining('does not disagree')]);
  });

  it('plays what is stored first, and goes on where it ended, unless it is to begin anew', () => {
    const again = comparing('transfer-with-a-fee', '--json');
    const { seed, rows } = JSON.parse(again.out) as Report;
    expect([seed, rows.length]).toEqual([1, 1]);
    expect(JSON.parse(text('traces/progress.json'))).toMatchObject({ seed: 1, next: [{ run: 80 }] });
    expect(stored()).toHaveLength(1);
    const anew = comparing('transfer-with-a-fee', '--fresh', '--seed', '2');
    expect(anew.out).toContain('--seed 2 --fresh --runs 40');
    expect(JSON.parse(text('traces/progress.json'))).toMatchObject({ seed: 2, next: [{ run: 40 }] });
  });

  it('compares a command on every subject that it offers, one after the other, in one report', () => {
    const offered = 'planted ledgers challenges';
    const { code, out } = comparing(offered, '--seed', '1', '--save', 'apart', '--json');
    const { compared, rows } = JSON.parse(out) as Report;
    expect(code).toBe(1);
    expect(compared.map(({ subject, runs }) => [subject, runs])).toEqual([
      ['ledgers', 40],
      ['challenges', 40],
    ]);
    expect(rows.map(({ subject, rules }) => [subject, ...rules])).toEqual([
      ['ledgers', 'reclaim'],
      ['challenges', 'checkpoint'],
    ]);
    const examples = stored('apart').toSorted();
    expect(examples.map((name) => name.split('/')[1])).toEqual(['challenges', 'ledgers']);
    const again = run('conform', '--exec', following(offered), '--replay', `apart/${examples[0]}`);
    expect([again.code, again.out]).toEqual([1, expect.stringContaining('checkpoint J')]);
  });

  it('says why an example cannot be played on what is not asked for it', () => {
    const beyond = text('apart/' + stored('apart').find((name) => name.includes('challenges'))!);
    const name = file('beyond.json', beyond.replace(/"turn": \d+/, `"turn": ${Number.MAX_SAFE_INTEGER}`));
    const { code, err } = run('conform', '--exec', following('planted ledgers challenges'), '--replay', name);
    expect([code, err]).toEqual([2, expect.stringContaining('is asked for: a turn beyond the greatest')]);
  });

  it('compares a command on the subjects that are named, which it has to offer', () => {
    const { code, out } = comparing('nitro ledgers challenges', '--subject', 'ledgers', '--save', 'nothing');
    expect([code, out]).toEqual([0, expect.stringContaining('reclaim')]);
    expect(out).not.toContain('forceMove');
    const missing = comparing('nitro', '--subject', 'ledgers', '--save', 'nothing');
    const words = 'does not offer the subject "ledgers", only "payments"';
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining(words)]);
    const unknown = comparing('nitro', '--subject', 'recovery', '--save', 'nothing');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('payments or payouts')]);
  });

  it('names the stored file that cannot be read, and loses nothing', () => {
    const name = file('traces/broken.json', '{');
    const { code, err } = comparing('nitro');
    expect([code, err]).toEqual([2, expect.stringContaining(name)]);
    expect(text(name)).toBe('{');
  });

  it('says what it does not know, and what there is', () => {
    expect(run('conform', 'geth')).toMatchObject({
      code: 2,
      err: expect.stringContaining('fmg-nitro-adjudicator@0.1.5') as string,
    });
    expect(run('conform', 'v1', '--subject', 'weather')).toMatchObject({
      code: 2,
      err: expect.stringContaining('payments') as string,
    });
    expect(run('conform', '--exec', 'no-such-command-anywhere', '--save', 'nothing')).toMatchObject({
      code: 2,
    });
    expect(run('conform', 'v1', '--exec', 'true')).toMatchObject({ code: 2 });
    expect(run('conform', '--runs', '1', '--time', '1')).toMatchObject({ code: 2 });
  });

  it('gives a verdict about a program that does not speak', () => {
    const { code, out } = run('conform', '--exec', 'echo hello; sleep 60', '--save', 'nothing');
    expect([code, out]).toEqual([1, expect.stringContaining('hello')]);
  });
});
