import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, tarball, Unavailable } from '../../conformance/evm/tarball.js';

const name = 'fmg-nitro-adjudicator@0.1.5';
const content = Buffer.from('the published package');
const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'nitro-spec-'));
});
afterEach(() => rm(cache, { recursive: true }));

const kept = () => join(cache, 'tarballs', `${name}.tgz`);
const delivering = (bytes: Buffer) => (_: string, folder: string) => writeFile(join(folder, 'x.tgz'), bytes);
const offline = (stderr: string) => () =>
  Promise.reject(Object.assign(new Error('Command failed: npm pack'), { stderr }));

describe('a published package', () => {
  it('is fetched once, and then taken from the cache', async () => {
    expect(await tarball(name, { cache, integrity, fetch: delivering(content) })).toEqual(content);
    expect(await tarball(name, { cache, integrity, fetch: offline('') })).toEqual(content);
    expect(await readdir(cache)).toEqual(['tarballs']);
  });

  it('is refused when its content is not the pinned one, and not kept', async () => {
    const fetch = delivering(Buffer.from('something else'));
    await expect(tarball(name, { cache, integrity, fetch })).rejects.toThrow(
      /is not the published one: its sha512 is sha512-.*, expected sha512-/,
    );
    expect(await readdir(join(cache, 'tarballs'))).toEqual([]);
    expect(await readdir(cache)).toEqual(['tarballs']);
  });

  it('is fetched again when what the cache holds was changed', async () => {
    await tarball(name, { cache, integrity, fetch: delivering(content) });
    await writeFile(kept(), 'damaged');
    await expect(tarball(name, { cache, integrity, fetch: offline('') })).rejects.toThrow(Unavailable);
    await tarball(name, { cache, integrity, fetch: delivering(content) });
    expect(await readFile(kept())).toEqual(content);
  });

  it('cannot be had without network and cache, and the error says both and what npm said', async () => {
    const stderr = 'npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error request to r failed\n';
    const error = await tarball(name, { cache, integrity, fetch: offline(stderr) }).catch((e: Error) => e);
    expect(error).toBeInstanceOf(Unavailable);
    expect((error as Error).message).toBe(
      `${name} is not in the cache (${kept()}) and npm could not fetch it: request to r failed\n` +
        'Connect to a registry, or put the tarball there, and try again.',
    );
  });

  it('is kept where the user wants it', () => {
    expect(cacheFolder({ NITRO_SPEC_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
    expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe(join('/b', 'nitro-spec'));
    expect(cacheFolder({})).toMatch(/[\\/]\.cache[\\/]nitro-spec$/);
  });
});
