import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { committedFiles } from '../../conformance/vector-set/committed.js';
import { inNewFolder } from './command.js';

const { folder, file, run, remove } = inNewFolder();
afterAll(remove);

const committed = committedFiles();

describe('vectors', () => {
  it('writes all files into a new folder, and finds no difference in it', () => {
    const { code, out } = run('vectors', 'new/set');
    expect(code).toBe(0);
    expect(out).toBe(`${committed.size} files of version 1.0.0 are in new/set; manifest.json lists them.\n`);
    for (const [path, text] of committed)
      expect(readFileSync(join(folder, 'new/set', path), 'utf8')).toBe(text);
    expect(readdirSync(join(folder, 'new'))).toEqual(['set']);
  });

  it('names each file that differs, is missing or is none of its own, and ends with code 1', () => {
    const set = join(folder, 'new/set');
    writeFileSync(join(set, 'manifest.json'), '{}');
    rmSync(join(set, 'LICENSE'));
    writeFileSync(join(set, 'notes.txt'), '');
    const { code, out } = run('vectors', 'new/set', '--check');
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 3).toSorted()).toEqual([
      'LICENSE is missing',
      'manifest.json differs',
      'notes.txt is no part of the set',
    ]);
    expect(out).toContain('Again: nitro-spec vectors new/set --check');
    const json = run('vectors', 'new/set', '--check', '--json');
    expect(json.code).toBe(1);
    expect((JSON.parse(json.out) as { differences: unknown[] }).differences).toHaveLength(3);
  });

  it('refuses a folder with a file of somebody else in it, and leaves everything as it is', () => {
    const { code, err } = run('vectors', 'new/set');
    expect(code).toBe(2);
    expect(err).toContain('found other files in it: notes.txt');
    expect(existsSync(join(folder, 'new/set/LICENSE'))).toBe(false);
  });

  it('replaces an earlier set, with what is no part of the set any more', () => {
    const set = join(folder, 'new/set');
    rmSync(join(set, 'notes.txt'));
    const manifest = JSON.parse(committed.get('manifest.json')!) as { files: { path: string }[] };
    mkdirSync(join(set, 'earlier'));
    writeFileSync(join(set, 'earlier/one.json'), '{}');
    manifest.files.push({ path: 'earlier/one.json' });
    writeFileSync(join(set, 'manifest.json'), JSON.stringify(manifest));
    expect(run('vectors', 'new/set', '--json')).toMatchObject({ code: 0 });
    expect(existsSync(join(set, 'earlier/one.json'))).toBe(false);
    expect(run('vectors', 'new/set', '--check')).toMatchObject({ code: 0 });
  });

  it.each([
    [['taken'], 'taken: this is a file or lies in one, and a folder was expected'],
    [['taken/set'], 'taken/set: this is a file or lies in one, and a folder was expected'],
    [['nowhere', '--check'], 'nowhere: there is no such folder'],
    [[], "missing required argument 'folder'"],
  ])('ends with code 2 for %j', (args, message) => {
    file('taken', '');
    const { code, err } = run('vectors', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
