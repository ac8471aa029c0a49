/**
 * Tarball: a published package, fetched once by version, kept outside of the checkout, and checked against
 * its pinned sha512 every time it is used.
 *
 * It is fetched by the user's own npm, so that registries, proxies and credentials are as the user set them.
 * Nothing of the package is installed or run on this machine: only the bytecode inside it, in the EVM.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { manifest, type Published } from './manifest.js';

/** A package that cannot be had: what was tried, and what to do about it. */
export class Unavailable extends Error {}

export interface TarballOptions {
  /** Where tarballs are kept. */
  readonly cache?: string;
  /** How a tarball is fetched into a folder; npm, unless a test says otherwise. */
  readonly fetch?: (name: string, folder: string) => Promise<void>;
  /** The sha512 it must have, as in npm's `dist.integrity`; the manifest's, unless a test says otherwise. */
  readonly integrity?: string;
}

/** `$NITRO_SPEC_CACHE`, or the place for caches of this user. */
export const cacheFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment['NITRO_SPEC_CACHE'] ??
  join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nitro-spec');

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** In the folder itself, so that no project's settings apply; the package's own scripts do not run. */
const npmPack = async (name: string, folder: string): Promise<void> => {
  await promisify(execFile)(npm, ['pack', name, '--pack-destination', folder, '--ignore-scripts'], {
    cwd: folder,
    shell: process.platform === 'win32',
    timeout: 120_000,
  });
};

const sha512 = (content: Uint8Array): string =>
  `sha512-${createHash('sha512').update(content).digest('base64')}`;

const cached = async (file: string): Promise<Uint8Array | undefined> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Unavailable(`cannot read the cached tarball ${file}: ${error.message}`);
  });

/** The tarball of this package, from the cache or from the registry. */
export const tarball = async (name: Published, options: TarballOptions = {}): Promise<Uint8Array> => {
  const { cache = cacheFolder(), fetch = npmPack, integrity = manifest[name] } = options;
  const file = join(cache, 'tarballs', `${name.replaceAll('/', '+')}.tgz`);
  const known = await cached(file);
  if (known && sha512(known) === integrity) return known;
  return fetched(name, file, cache, fetch, integrity);
};

const fetched = async (
  name: string,
  file: string,
  cache: string,
  fetch: NonNullable<TarballOptions['fetch']>,
  integrity: string,
): Promise<Uint8Array> => {
  await mkdir(join(cache, 'tarballs'), { recursive: true });
  const folder = await mkdtemp(join(cache, 'fetching-'));
  try {
    await fetch(name, folder).catch((error: Error) => {
      throw new Unavailable(
        `${name} is not in the cache (${file}) and npm could not fetch it: ${reasonOf(error)}\n` +
          'Connect to a registry, or put the tarball there, and try again.',
      );
    });
    const packed = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
    if (packed === undefined) throw new Unavailable(`npm fetched ${name}, but left no tarball`);
    const content = await readFile(join(folder, packed));
    if (sha512(content) !== integrity)
      throw new Unavailable(
        `the registry's ${name} is not the published one: its sha512 is ${sha512(content)}, expected ${integrity}`,
      );
    await rename(join(folder, packed), file); // whole or not at all, also with several runs at once
    return content;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What npm complained about, in one line. */
const reasonOf = (error: Error & { stderr?: string; code?: unknown; killed?: boolean }): string => {
  if (error.code === 'ENOENT') return 'there is no npm on this machine';
  if (error.killed) return 'npm did not answer within two minutes';
  const complaint = (error.stderr ?? '')
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, ''))
    .find((line) => line !== '' && !/^(npm warn|code|errno|syscall)\b/.test(line));
  return complaint ?? error.message.split('\n')[0]!;
};
