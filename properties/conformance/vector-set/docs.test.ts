import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { committedFiles, setFolder } from '../../../conformance/vector-set/committed.js';
import { root } from '../../architecture/sources.js';

const page = readFileSync(`${root}docs/vectors.md`, 'utf8');
const [runner, mine] = [...page.matchAll(/```python\n(?<code>[^]*?)```/g)].map(
  ({ groups }) => groups!['code']!,
);

const folder = mkdtempSync(join(tmpdir(), 'nitro-spec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (implementation: string) => {
  writeFileSync(join(folder, 'runner.py'), runner!);
  writeFileSync(join(folder, 'mine.py'), implementation);
  return spawnSync('python3', ['runner.py', setFolder], { cwd: folder, encoding: 'utf8' });
};

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the page about vectors', () => {
  it('names every folder and file at the top of the set', () => {
    const names = new Set([...committedFiles().keys()].map((path) => path.replace(/\/.*/, '/')));
    for (const name of names) expect(page).toContain(`\`${name}\``);
  });

  it.runIf(hasPython)('has a runner in Python, and an implementation that passes', () => {
    const { status, stdout, stderr } = run(mine!);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.runIf(hasPython)('has a runner that finds a mistake, and says which it may be', () => {
    const { status, stdout } = run(mine!.replace('min(int(amount), left)', 'int(amount)'));
    expect(status).toBe(1);
    expect(stdout).toContain('turbo-value-without-limits');
  });
});
