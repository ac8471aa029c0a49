/**
 * Archive: the files inside an npm tarball, read in memory. Nothing is unpacked onto the disk.
 *
 * A tar archive is blocks of 512 bytes: a header with name and octal size, then the content, then the next.
 */
import { gunzipSync } from 'node:zlib';

const block = 512;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split('\0')[0]!;

/** The content of every file, by its path; npm puts all of them below `package/`. */
export const filesOf = (tarball: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const tar = gunzipSync(tarball);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    const [name, size] = [text(header.subarray(0, 100)), parseInt(text(header.subarray(124, 136)), 8)];
    if (name === '') break; // two empty blocks end the archive
    if (Number.isNaN(size)) throw new Error(`the archive is damaged after ${at} bytes`);
    const prefix = text(header.subarray(345, 500));
    const isFile = header[156] === 0x30 || header[156] === 0;
    if (isFile) files.set(prefix ? `${prefix}/${name}` : name, tar.subarray(at + block, at + block + size));
    at += block + Math.ceil(size / block) * block;
  }
  return files;
};
