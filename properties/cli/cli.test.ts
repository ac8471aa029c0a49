import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inNewFolder } from './command.js';

const { folder, file, run, runUnread, remove } = inNewFolder();
afterAll(remove);

const figure14 = JSON.stringify({
  id: 'figure-14',
  kind: 'operations',
  network: {
    balances: { L: '5' },
    outcomes: {
      L: {
        type: 'allocation',
        entries: [
          ['B', '4'],
          ['A', '3'],
        ],
      },
    },
    participants: ['A', 'B'],
  },
  operations: [{ op: 'transfer', from: 'L', to: 'A', amount: '1' }],
});

describe('nitro-spec', () => {
  it('does not complain where nobody reads what it prints', () => {
    expect(runUnread('construction', 'open-virtual', '--orders').err).toBe('');
  });
});

describe('check', () => {
  it('ends with code 0 and a summary of what it exercised when everything held', () => {
    const { code, out } = run('check', '--runs', '64', '--seed', '1');
    expect(code).toBe(0);
    expect(out).toMatch(/Random networks: 64 runs, [\d,]+ steps, \d+ different networks \(seed 1\)/);
    expect(out).toMatch(/CannotAfford +\d/);
    expect(out).not.toContain('\u001b[');
  });

  it('gives the same summary for the same seed', () => {
    const summary = () => {
      const { random } = JSON.parse(run('check', '--runs', '64', '--seed', '7', '--json').out) as {
        random: Record<string, unknown>;
      };
      return { ...random, seconds: 0 };
    };
    expect(summary()).toEqual(summary());
  });

  it('ends with code 1, a small trace and the command that replays it when rules are wrong', () => {
    const { code, out } = run('check', '--mutant', 'transfer-without-settling', '--seed', '1');
    expect(code).toBe(1);
    const saved = /npx nitro-spec replay (\S+)/.exec(out)?.[1];
    const trace = JSON.parse(readFileSync(join(folder, saved!), 'utf8')) as { operations: unknown[] };
    expect(trace.operations).toHaveLength(1);
    const replayed = run('replay', saved!);
    expect(replayed.code).toBe(1);
    expect(replayed.out).toContain('is violated');
  });

  it('replays loudly a trace that no longer fails', () => {
    const [saved] = readdirSync(join(folder, 'traces'));
    const text = readFileSync(join(folder, 'traces', saved!), 'utf8');
    const mended = file('mended.json', text.replace('transfer-without-settling', 'nitro'));
    const { code, out } = run('replay', mended);
    expect(code).toBe(2);
    expect(out).toContain('no longer fails');
  });

  it('leaves no half-written file', () => {
    expect(readdirSync(join(folder, 'traces')).every((name) => name.endsWith('.json'))).toBe(true);
  });
});

describe('answer', () => {
  it('prints one line for each file', () => {
    const { code, out } = run('answer', file('a.json', figure14), file('b.json', figure14));
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      id: 'figure-14',
      answer: { results: ['applied'], final: { balances: { L: '4', A: '1' } } },
    });
  });

  it('reports what is wrong with file, line, column and JSON path, and answers the other files', () => {
    const broken = file('broken.json', figure14.replace('"5"', '5'));
    const { code, out, err } = run('answer', broken, file('a.json', figure14), 'missing.json');
    expect(code).toBe(2);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/broken\.json:1:\d+: \$\.network\.balances\.L: expected an amount.*found 5/);
    expect(err).toContain('missing.json: there is no such file');
    expect(err).not.toContain('    at ');
  });
});

describe('value', () => {
  it("reads the paper's notation and prints a table", () => {
    const text = file('network.txt', '⟦L:4 ↦ (χ:4)⟧, [χ ↦ (A:1, B:3)]_{A,B}');
    const { code, out } = run('value', text);
    expect(code).toBe(0);
    expect(out).toMatch(/B +0 +3 +3 +–/);
  });

  it('reports a mistake in the notation with its line and column', () => {
    const { code, err } = run('value', file('mistake.txt', '⟦L:4\n ↦ (χ;4)⟧'));
    expect(code).toBe(2);
    expect(err).toContain("mistake.txt:2:6: expected ':' or '|', found ';'");
  });
});

describe('bad usage', () => {
  it.each(['check --runs many', 'check --mutant nobody', 'check --unknown', 'nonsense', 'answer'])(
    '%s ends with code 2 and no stack trace',
    (line) => {
      const { code, err } = run(...line.split(' '));
      expect(code).toBe(2);
      expect(err).not.toContain('    at ');
    },
  );
});
